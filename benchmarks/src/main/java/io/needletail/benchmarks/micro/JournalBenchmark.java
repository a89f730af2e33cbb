package io.needletail.benchmarks.micro;

import io.needletail.api.journal.Durability;
import io.needletail.api.journal.Fact;
import io.needletail.api.journal.Journal;
import io.needletail.api.time.Clock;
import io.needletail.persistence.JournalConfig;
import io.needletail.persistence.Journals;
import io.needletail.persistence.journal.JournalMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Keeping one accepted message, its share of the commit included: durability process, files deleted as they fill. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class JournalBenchmark {
    @Param({"1", "16", "256"})
    int batch;

    @Param({"100", "1000"})
    int pduBytes;

    private final Fact fact = new Fact();
    private Path directory;
    private Journal journal;
    private int open;

    @Setup
    public void openJournal() throws IOException {
        directory = Files.createTempDirectory("needletail-journal");
        JournalConfig config = JournalConfig.of(directory.resolve("shard-0"), Durability.PROCESS);
        journal = Journals.open(config, Clock.system(), new JournalMetrics());
        journal.replay((known, address) -> {});
        fact.pdu = new byte[pduBytes];
        fact.pduLength = pduBytes;
        fact.systemIdLength = 4;
        fact.timeMillis = System.currentTimeMillis();
        fact.expiryMillis = fact.timeMillis + TimeUnit.DAYS.toMillis(1);
    }

    @Benchmark
    public int append() {
        fact.id++;
        int offset = journal.append(fact);
        if (++open == batch) {
            open = 0;
            int before = journal.currentFile();
            journal.commit();
            if (journal.currentFile() != before) {
                journal.deleteThrough(journal.currentFile() - 1);
            }
        }
        return offset;
    }

    @TearDown
    public void closeJournal() throws IOException {
        journal.close();
        List<Path> files;
        try (Stream<Path> paths = Files.walk(directory)) {
            files = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }
}
