package io.needletail.persistence;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.needletail.api.journal.Durability;
import io.needletail.api.journal.Fact;
import io.needletail.api.journal.Journal;
import io.needletail.api.journal.JournalException;
import io.needletail.api.time.Clock;
import io.needletail.persistence.journal.JournalMetrics;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process of its own writes and is killed; what it said was safe must be there. */
class KilledProcessTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(
            value = Durability.class,
            names = {"PROCESS", "DISK"})
    void shouldKeepEveryBatchThatWasReported(Durability durability) throws IOException, InterruptedException {
        Process writer = start(durability);
        int lineCount = durability == Durability.DISK ? 200 : 3000;
        long reported = 0;
        try (BufferedReader lines = writer.inputReader(US_ASCII)) {
            for (int i = 0; i < lineCount; i++) {
                reported = Long.parseLong(lines.readLine());
                if (i == lineCount / 2) {
                    assertRefused(writer.pid());
                }
            }
            writer.toHandle().destroyForcibly();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                // The last line may be cut off: then its number is smaller.
                reported = line.isEmpty() ? reported : Math.max(reported, Long.parseLong(line));
            }
        }
        assertThat(writer.waitFor(20, TimeUnit.SECONDS)).isTrue();

        long[] next = {1};
        try (Journal journal = open(directory, Durability.PROCESS)) {
            journal.replay((fact, address) -> {
                assertThat(fact.id).isEqualTo(next[0]);
                assertSent(fact);
                next[0]++;
            });
            assertThat(journal.lastId()).isGreaterThanOrEqualTo(reported);
        }
        assertThat(next[0]).isGreaterThan(reported);
    }

    private void assertRefused(long pid) {
        assertThatThrownBy(() -> open(directory, Durability.PROCESS))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("in use by another process (pid " + pid + ")")
                .hasMessageContaining(directory.getFileName().toString());
    }

    private static void assertSent(Fact fact) {
        assertThat(Facts.text(fact)).isEqualTo(Facts.text(Facts.accepted(fact.id)));
    }

    private static Journal open(Path path, Durability durability) {
        JournalConfig config =
                JournalConfig.of(path, durability).withFileBytes(1 << 20).withMinFreeBytes(0);
        return Journals.open(config, Clock.system(), new JournalMetrics());
    }

    private Process start(Durability durability) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (!option.startsWith("-javaagent") && !option.startsWith("-agent")) {
                command.add(option);
            }
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Writer.class.getName()));
        command.addAll(List.of(directory.toString(), durability.name()));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Writes batches for ever and prints the last id of what is durable after each. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] args) {
            PrintStream out = new PrintStream(System.out, true, US_ASCII);
            try (Journal journal = open(Path.of(args[0]), Durability.valueOf(args[1]))) {
                journal.replay((fact, address) -> {});
                long id = 1;
                while (true) {
                    int count = (int) (id % 197) + 1;
                    Facts.commit(journal, id, count);
                    id += count;
                    while (journal.durable() < journal.committed()) {
                        Thread.onSpinWait();
                    }
                    out.println(id - 1);
                }
            }
        }
    }
}
