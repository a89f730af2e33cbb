package io.needletail.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.journal.Durability;
import io.needletail.api.journal.Fact;
import io.needletail.api.journal.Journal;
import io.needletail.api.journal.JournalHealth;
import io.needletail.api.time.Clock;
import io.needletail.persistence.chronicle.ForceStep;
import io.needletail.persistence.journal.JournalMetrics;
import io.needletail.persistence.journal.ManualSyncer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DISK durability with the syncs run by hand. */
class DurabilityTest {
    @TempDir
    Path directory;

    private final ManualSyncer syncer = new ManualSyncer();
    private final JournalMetrics metrics = new JournalMetrics();
    private int forces;
    private boolean failing;

    private Journal open() {
        ForceStep step = channel -> {
            forces++;
            if (failing) {
                throw new IOException("no space left on device");
            }
            channel.force(false);
        };
        JournalConfig config = JournalConfig.of(directory, Durability.DISK)
                .withFileBytes(1 << 20)
                .withMinFreeBytes(0);
        Journal journal = Journals.open(config, Clock.system(), metrics, syncer, step);
        journal.replay((fact, address) -> {});
        return journal;
    }

    @Test
    void shouldBecomeDurableOnlyWithForce() {
        List<Long> woken = new ArrayList<>();
        try (Journal journal = open()) {
            journal.onDurable(() -> woken.add(journal.durable()));
            Facts.commit(journal, 1, 2);
            Facts.commit(journal, 3, 2);
            assertThat(journal.durable()).isZero();
            syncer.run();
            assertThat(journal.durable()).isEqualTo(2);
            assertThat(woken).containsExactly(2L);
            assertThat(metrics.syncs.get()).isEqualTo(1);
            syncer.run();
            assertThat(forces).as("nothing new, nothing to force").isEqualTo(1);
        }
    }

    @Test
    void shouldForceEveryFileTouchedSinceTheLastSync() {
        try (Journal journal = open()) {
            int first = journal.currentFile();
            for (long id = 1; journal.currentFile() < first + 2; id += 100) {
                Facts.commit(journal, id, 100);
            }
            Facts.commit(journal, 1_000_000, 1);
            syncer.run();
            assertThat(forces).isEqualTo(3);
        }
    }

    @Test
    void shouldFailForGoodWhenOneForceFails() {
        try (Journal journal = open()) {
            Facts.commit(journal, 1, 1);
            syncer.run();
            failing = true;
            Facts.commit(journal, 2, 1);
            syncer.run();
            failing = false;
            Facts.commit(journal, 3, 1);
            syncer.run();
            assertThat(journal.durable()).isEqualTo(1);
            assertThat(journal.health())
                    .isInstanceOfSatisfying(
                            JournalHealth.Failed.class,
                            failed -> assertThat(failed.reason()).contains("no space left on device"));
            assertThat(metrics.failedSyncs.get()).isEqualTo(1);
        }
    }

    @Test
    void shouldDeleteFilesOnlyWhenTheReasonIsDurable() {
        try (Journal journal = open()) {
            int first = journal.currentFile();
            long address = Facts.commit(journal, 1, 1)[0];
            for (long id = 2; journal.currentFile() == first; id += 100) {
                Facts.commit(journal, id, 100);
            }
            Facts.commit(journal, 1_000_000, 1);
            journal.deleteThrough(first);
            assertThat(journal.oldestFile()).isEqualTo(first + 1);
            assertThat(journal.read(address, new Fact())).isFalse();
            assertThat(metrics.deletedFiles.get()).isZero();
            syncer.run();
            Facts.commit(journal, 1_000_001, 1);
            assertThat(metrics.deletedFiles.get()).isEqualTo(1);
        }
    }

    @Test
    void shouldMakeEverythingDurableOnClose() {
        Journal journal = open();
        journal.append(Facts.accepted(1));
        journal.close();
        assertThat(journal.durable()).isEqualTo(1);
    }

    @Test
    void shouldForceFilesOfKilledRunOnceMore() {
        try (Journal journal = open()) {
            Facts.commit(journal, 1, 1);
        }
        forces = 0;
        try (Journal journal = open()) {
            assertThat(journal.lastId()).isEqualTo(1);
            assertThat(forces).as("the old file and the new one's mark").isEqualTo(2);
        }
    }

    @Test
    void shouldForceFilesOfARunWhoseSuccessorCouldNot() {
        try (Journal journal = open()) {
            Facts.commit(journal, 1, 1);
        }
        failing = true;
        try (Journal journal = open()) {
            assertThat(journal.health()).isInstanceOf(JournalHealth.Failed.class);
        }
        failing = false;
        forces = 0;
        try (Journal journal = open()) {
            assertThat(journal.lastId()).isEqualTo(1);
            assertThat(forces)
                    .as("the first file, the one whose force failed and the new one's mark")
                    .isEqualTo(3);
        }
    }
}
