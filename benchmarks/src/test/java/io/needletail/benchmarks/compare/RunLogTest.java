package io.needletail.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.benchmarks.run.LoadFigures;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLogTest {
    @TempDir
    private Path directory;

    @Test
    void shouldReadBackWhatItWrote() throws IOException {
        Path file = directory.resolve("runs.csv");
        Run run = run("10x50", 1_200_000, true);
        new RunLog(file, false).add(run);

        assertThat(new RunLog(file, true).runs()).containsExactly(run);
    }

    @Test
    void shouldForgetEarlierRunsUnlessTold() throws IOException {
        Path file = directory.resolve("runs.csv");
        new RunLog(file, false).add(run("10x50", 1, true));

        assertThat(new RunLog(file, false).runs()).isEmpty();
    }

    @Test
    void shouldNotCountARunThatWasRepeated() throws IOException {
        RunLog log = new RunLog(directory.resolve("runs.csv"), false);
        log.add(run("10x50", 1, false));
        log.add(run("10x50", 2, true));
        log.add(run("1x1", 3, true));

        assertThat(log.counted("10x50", Peers.NEEDLETAIL)).containsExactly(run("10x50", 2, true));
    }

    private static Run run(String scenario, double perSecond, boolean counted) {
        LoadFigures figures = new LoadFigures(
                perSecond, new LoadFigures.Percentiles(100, 200, 300.5, 400), 0.5, Double.NaN, Double.NaN, "a; b");
        return new Run(scenario, Peers.NEEDLETAIL, 1, 0, figures, 0.25, counted);
    }
}
