package io.needletail.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.needletail.api.journal.Address;
import io.needletail.api.journal.Durability;
import io.needletail.api.journal.Fact;
import io.needletail.api.journal.FactType;
import io.needletail.api.journal.Journal;
import io.needletail.api.journal.JournalException;
import io.needletail.api.time.Clock;
import io.needletail.persistence.journal.JournalMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a journal in a directory does on top: it is there again after a restart. */
abstract class SurvivingJournalContract extends JournalContract {
    @TempDir
    Path directory;

    abstract Durability durability();

    @Override
    Journal openJournal() {
        return Journals.open(
                JournalConfig.of(directory, durability()).withFileBytes(1 << 20).withMinFreeBytes(0),
                Clock.system(),
                new JournalMetrics());
    }

    @Test
    void shouldReplayEverythingAfterRestart() {
        long[] addresses = new long[300];
        try (Journal journal = fresh()) {
            for (int i = 0; i < addresses.length; i++) {
                int offset = journal.append(Facts.accepted(i + 1));
                addresses[i] = journal.commit() + offset;
                for (FactType type : FactType.values()) {
                    journal.append(Facts.of(type, i + 1, 5000));
                }
                journal.commit();
            }
        }
        try (Journal journal = openJournal()) {
            Facts.Collected found = new Facts.Collected();
            journal.replay(found);
            int each = 1 + FactType.values().length;
            assertThat(found.facts).hasSize(300 * each);
            Fact read = new Fact();
            for (int i = 0; i < addresses.length; i++) {
                assertThat(found.addresses.get(i * each)).isEqualTo(addresses[i]);
                assertThat(journal.read(addresses[i], read)).isTrue();
                Facts.assertSame(read, Facts.accepted(i + 1));
                for (FactType type : FactType.values()) {
                    Facts.assertSame(found.facts.get(i * each + type.code()), Facts.of(type, i + 1, 5000));
                }
            }
            assertThat(journal.currentFile()).isGreaterThan(Address.file(addresses[299]));
        }
    }

    @Test
    void shouldKnowLastIdWhenItsFileIsGone() {
        try (Journal journal = fresh()) {
            Facts.commit(journal, 100_000, 5);
        }
        try (Journal journal = openJournal()) {
            journal.replay((fact, address) -> {});
            journal.deleteThrough(journal.currentFile() - 1);
        }
        try (Journal journal = openJournal()) {
            journal.replay((fact, address) -> assertThat(fact).as("deleted").isNull());
            assertThat(journal.lastId()).isEqualTo(100_004);
        }
    }

    @Test
    void shouldKeepFilesThatMayGoUpToTheBytesToBeKept() {
        JournalConfig config = JournalConfig.of(directory, durability())
                .withFileBytes(1 << 20)
                .withMinFreeBytes(0)
                .withKeepBytes(3 << 20);
        try (Journal journal = Journals.open(config, Clock.system(), new JournalMetrics())) {
            journal.replay((fact, address) -> {});
            long id = 1;
            while (journal.currentFile() < 8) {
                Facts.commit(journal, id, 100);
                id += 100;
            }
            journal.deleteThrough(7);
            int oldest = journal.oldestFile();
            assertThat(oldest).isBetween(4, 6);
            assertThat(journal.totalBytes()).isGreaterThanOrEqualTo(3 << 20);
            assertThat(journal.totalBytes() - journal.fileBytes(oldest)).isLessThan(3 << 20);
            long first = journal.scan(
                    oldest, 0, 1, (fact, address) -> assertThat(fact.id).isPositive());
            assertThat(first).isPositive();

            while (journal.currentFile() < 12) {
                Facts.commit(journal, id, 100);
                id += 100;
            }
            journal.deleteThrough(oldest);
            assertThat(journal.oldestFile()).isEqualTo(oldest + 1);
        }
    }

    @Test
    void shouldDeleteFilesOfEarlierRunsWithTheirDirectories() {
        for (int run = 0; run < 4; run++) {
            try (Journal journal = openJournal()) {
                journal.replay((fact, address) -> {});
                Facts.commit(journal, run * 10L + 1, 3);
            }
        }
        try (Journal journal = openJournal()) {
            journal.replay((fact, address) -> {});
            Facts.commit(journal, 1000, 1);
            await().until(() -> journal.durable() == journal.committed());
            journal.deleteThrough(journal.currentFile() - 1);
            await().until(() ->
                    Objects.requireNonNull(directory.toFile().list((dir, name) -> name.startsWith("run-"))).length
                            == 1);
        }
    }

    @Test
    void shouldRefuseSecondOpenerAndStayUsable() {
        Journal journal = fresh();
        assertThatThrownBy(this::openJournal)
                .isInstanceOf(JournalException.class)
                .hasMessageContaining(directory.toString())
                .hasMessageContaining("pid " + ProcessHandle.current().pid());
        assertThat(Facts.commit(journal, 1, 1)[0]).isNotEqualTo(Address.NONE);
    }

    @Test
    void shouldCountOnOverFiftyRestarts() {
        long id = 1;
        for (int run = 0; run < 50; run++) {
            try (Journal journal = openJournal()) {
                Facts.Collected found = new Facts.Collected();
                journal.replay(found);
                assertThat(found.ids()).hasSize((int) id - 1).isSorted().doesNotHaveDuplicates();
                assertThat(journal.lastId()).isEqualTo(id - 1);
                Facts.commit(journal, id, 2);
                id += 2;
            }
        }
        try (JournalReader reader = JournalReader.open(directory)) {
            assertThat(reader.verify()).isEmpty();
            assertThat(reader.stats().records()).isEqualTo(100);
        }
    }

    @Test
    void shouldTidyUpRunThatWasKilledBeforeItWroteAnything() throws IOException {
        try (Journal journal = fresh()) {
            Facts.commit(journal, 1, 1);
        }
        Path empty = Files.createDirectory(directory.resolve("run-00000002"));
        Files.createFile(empty.resolve("metadata.cq4t"));
        Path foreign = Files.createDirectory(directory.resolve("run-00000003"));
        Path kept = Files.createFile(foreign.resolve("00000003.cq4.saved"));
        try (Journal journal = openJournal()) {
            journal.replay((fact, address) -> assertThat(fact.id).isEqualTo(1));
            assertThat(journal.currentFile()).isEqualTo(2);
            Facts.commit(journal, 2, 1);
        }
        assertThat(kept).exists();
    }

    @Test
    void shouldReadAgainWhatIsOldAndWhatIsNewInTurn() {
        Journal journal = fresh();
        Fact read = new Fact();
        long[] first = Facts.commit(journal, 1, 50);
        for (long id = 51; journal.currentFile() < 6; id += 50) {
            long[] newest = Facts.commit(journal, id, 50);
            assertThat(journal.read(newest[49], read)).isTrue();
            Facts.assertSame(read, Facts.accepted(id + 49));
            assertThat(journal.read(first[(int) (id % 50)], read)).isTrue();
            Facts.assertSame(read, Facts.accepted(id % 50 + 1));
        }
    }
}
