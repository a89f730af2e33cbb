package io.needletail.benchmarks.micro;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Every benchmark can be run. What it says is of no interest here. */
class BenchmarksTest {
    @Test
    void shouldRunEveryBenchmarkWithoutAnException() throws RunnerException {
        Options once = new OptionsBuilder()
                .include("io\\.needletail\\.benchmarks\\.micro\\..*Benchmark.*")
                .mode(Mode.SingleShotTime)
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementBatchSize(1000)
                .param("size", "100")
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();

        Collection<RunResult> results = new Runner(once).run();

        TreeSet<String> classes = new TreeSet<>();
        results.forEach(result -> classes.add(result.getParams().getBenchmark().replaceAll("\\.[^.]+$", "")));
        assertThat(classes)
                .containsExactly(
                        AlphabetBenchmark.class.getName(),
                        EncodeBenchmark.class.getName(),
                        EncodingBenchmark.class.getName(),
                        JournalBenchmark.class.getName(),
                        MessageTableBenchmark.class.getName(),
                        NumberMapBenchmark.class.getName(),
                        RouteTableBenchmark.class.getName(),
                        RuleSnapshotBenchmark.class.getName(),
                        ScanBenchmark.class.getName(),
                        TextBenchmark.class.getName(),
                        TimerWheelBenchmark.class.getName());
    }
}
