package io.needletail.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.needletail.api.journal.Address;
import io.needletail.api.journal.Fact;
import io.needletail.api.journal.FactType;
import io.needletail.api.journal.Journal;
import io.needletail.api.journal.JournalHealth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every journal does, whatever it keeps its batches in. */
abstract class JournalContract {
    private final List<Journal> opened = new ArrayList<>();

    /** A journal with small files, not yet replayed. The same place each time if it survives at all. */
    abstract Journal openJournal();

    final Journal fresh() {
        Journal journal = openJournal();
        opened.add(journal);
        journal.replay((fact, address) -> assertThat(fact).as("a fresh journal").isNull());
        return journal;
    }

    @AfterEach
    void closeAll() {
        opened.forEach(Journal::close);
    }

    @ParameterizedTest
    @EnumSource(FactType.class)
    void shouldScanBackEveryTypeOfFact(FactType type) {
        Journal journal = fresh();
        Fact fact = Facts.of(type, 42, 160);
        int offset = journal.append(fact);
        long base = journal.commit();

        Facts.Collected found = new Facts.Collected();
        assertThat(journal.scan(journal.currentFile(), 0, 10, found)).isEqualTo(-1);
        assertThat(found.addresses).containsExactly(base + offset);
        Facts.assertSame(found.facts.get(0), fact);

        Fact read = new Fact();
        assertThat(journal.read(base + offset, read)).isEqualTo(type.carriesPdu());
        if (type.carriesPdu()) {
            Facts.assertSame(read, fact);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = FactType.class,
            names = {"ACCEPTED", "CARRIED", "REPLACED", "ATTEMPTED"})
    void shouldKeepDestinationAndUpstreamWhereTheyAreOptional(FactType type) {
        Journal journal = fresh();
        Facts.Collected appended = new Facts.Collected();
        for (int nameLength : new int[] {0, 1, 64, 255}) {
            Fact fact = Facts.name(Facts.of(type, 42 + nameLength, 160), "n".repeat(nameLength));
            fact.upstream = nameLength == 1 ? 0 : 0x8000_0000_0000_0001L;
            appended.visit(fact, journal.append(fact));
            Fact plain = Facts.of(type, 7, 160);
            appended.visit(plain, journal.append(plain));
        }
        long base = journal.commit();

        Facts.Collected found = new Facts.Collected();
        journal.scan(journal.currentFile(), 0, 10, found);
        Fact read = new Fact();
        for (int i = 0; i < appended.facts.size(); i++) {
            Facts.assertSame(found.facts.get(i), appended.facts.get(i));
            boolean isRead = journal.read(base + appended.addresses.get(i), read);
            assertThat(isRead).isEqualTo(type.carriesPdu());
            if (isRead) {
                Facts.assertSame(read, appended.facts.get(i));
            }
        }
    }

    @Test
    void shouldRefuseNameLongerThanARecordCanHold() {
        Journal journal = fresh();
        Fact fact = Facts.name(Facts.of(FactType.HANDED_OVER, 1, 0), "n".repeat(256));
        assertThatThrownBy(() -> journal.append(fact))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("256 bytes");
        assertThat(journal.openBatchBytes()).isZero();
    }

    @Test
    void shouldKeepFactThatBelongsToNoMessage() {
        Journal journal = fresh();
        Facts.commit(journal, 5, 1);
        Fact stray = Facts.of(FactType.STRAY_RECEIPT, 0, 3000);
        journal.append(stray);
        journal.commit();
        assertThat(journal.lastId()).isEqualTo(5);
        Facts.Collected found = new Facts.Collected();
        journal.scan(journal.currentFile(), 0, 10, found);
        Facts.assertSame(found.facts.get(1), stray);
    }

    @Test
    void shouldKeepPduOf65536Bytes() {
        Journal journal = fresh();
        Fact large = Facts.of(FactType.ACCEPTED, 7, 65_536 + 300);
        Fact read = new Fact();
        long[] addresses = new long[20];
        for (int i = 0; i < addresses.length; i++) {
            int offset = journal.append(large);
            addresses[i] = journal.commit() + offset;
        }
        for (long address : addresses) {
            assertThat(journal.read(address, read)).isTrue();
            Facts.assertSame(read, large);
        }
    }

    @Test
    void shouldReadEachRecordRightAfterItsCommit() {
        Journal journal = fresh();
        Fact read = new Fact();
        for (int batch = 0; batch < 200; batch++) {
            long[] addresses = Facts.commit(journal, batch * 10L + 1, 10);
            for (int i = 0; i < 10; i++) {
                assertThat(journal.read(addresses[i], read)).isTrue();
                Facts.assertSame(read, Facts.accepted(batch * 10L + 1 + i));
            }
        }
    }

    @Test
    void shouldReadTheLastBatchesWhileTheNextIsBeingFilled() {
        Journal journal = fresh();
        Fact read = new Fact();
        long[] before = Facts.commit(journal, 1, 10);
        for (int batch = 1; batch < 20; batch++) {
            long[] last = Facts.commit(journal, batch * 10L + 1, 10);
            for (int i = 0; i < 10; i++) {
                journal.append(Facts.accepted(1_000_000 + batch * 10L + i));
                assertThat(journal.read(last[i], read)).isTrue();
                Facts.assertSame(read, Facts.accepted(batch * 10L + 1 + i));
                assertThat(journal.read(before[i], read)).isTrue();
                Facts.assertSame(read, Facts.accepted(batch * 10L - 9 + i));
            }
            journal.commit();
            before = last;
        }
    }

    @Test
    void shouldRefuseAddressThatHoldsNoRecord() {
        Journal journal = fresh();
        long address = Facts.commit(journal, 1, 1)[0];
        Fact read = new Fact();
        assertThat(journal.read(Address.NONE, read)).isFalse();
        assertThat(journal.read(address + 4, read)).isFalse();
        assertThat(journal.read(address + (1L << 39), read)).isFalse();
        assertThat(journal.read(Address.of(4711, 64), read)).isFalse();
    }

    @Test
    void shouldWriteNothingWithoutAnOpenBatch() {
        Journal journal = fresh();
        assertThat(journal.openBatchBytes()).isZero();
        assertThat(journal.commit()).isEqualTo(Address.NONE);
        assertThat(journal.committed()).isZero();
    }

    @Test
    void shouldRefuseFactThatDoesNotFitIntoTheBatch() {
        Journal journal = fresh();
        Fact large = Facts.of(FactType.ACCEPTED, 1, 60_000);
        while (journal.openBatchBytes() + 61_000 < journal.maxBatchBytes()) {
            journal.append(large);
        }
        int before = journal.openBatchBytes();
        assertThatThrownBy(() -> {
                    journal.append(large);
                    journal.append(large);
                })
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("commit earlier");
        assertThat(journal.openBatchBytes()).isBetween(before, journal.maxBatchBytes());
        assertThat(journal.commit()).isNotEqualTo(Address.NONE);
    }

    @Test
    void shouldRefuseToAppendBeforeReplay() {
        Journal journal = openJournal();
        opened.add(journal);
        assertThatThrownBy(() -> journal.append(Facts.accepted(1))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldMakeEveryCommitDurableAndSaySo() {
        Journal journal = openJournal();
        opened.add(journal);
        AtomicInteger wakes = new AtomicInteger();
        journal.onDurable(wakes::incrementAndGet);
        journal.replay((fact, address) -> {});
        for (int i = 1; i <= 5; i++) {
            Facts.commit(journal, i, 1);
            assertThat(journal.committed()).isEqualTo(i);
            assertThat(journal.durable()).isLessThanOrEqualTo(i);
        }
        await().until(() -> journal.durable() == 5);
        assertThat(journal.health()).isInstanceOf(JournalHealth.Writable.class);
    }

    @Test
    void shouldRememberTheLargestId() {
        Journal journal = fresh();
        assertThat(journal.lastId()).isZero();
        Facts.commit(journal, 1000, 3);
        Facts.commit(journal, 5, 1);
        assertThat(journal.lastId()).isEqualTo(1002);
    }

    @Test
    void shouldRollToNewFilesAndForgetDeletedOnes() {
        Journal journal = fresh();
        int first = journal.currentFile();
        long firstAddress = Facts.commit(journal, 1, 1)[0];
        long id = 2;
        while (journal.currentFile() < first + 3) {
            Facts.commit(journal, id, 100);
            id += 100;
        }
        long lastAddress = Facts.commit(journal, id, 1)[0];
        await().until(() -> journal.durable() == journal.committed());
        long before = journal.totalBytes();
        long deleted = journal.fileBytes(first) + journal.fileBytes(first + 1);
        assertThat(deleted).isPositive();

        journal.deleteThrough(first + 1);

        assertThat(journal.oldestFile()).isEqualTo(first + 2);
        assertThat(journal.totalBytes()).isEqualTo(before - deleted);
        assertThat(journal.fileBytes(first)).isZero();
        Fact read = new Fact();
        assertThat(journal.read(firstAddress, read)).isFalse();
        assertThat(journal.read(lastAddress, read)).isTrue();
        assertThat(journal.scan(first, 0, 10, (fact, address) -> {})).isEqualTo(-1);
    }

    @Test
    void shouldNeverDeleteTheCurrentFile() {
        Journal journal = fresh();
        long address = Facts.commit(journal, 1, 1)[0];
        journal.deleteThrough(journal.currentFile() + 10);
        Facts.commit(journal, 2, 1);
        await().until(() -> journal.durable() == journal.committed());
        assertThat(journal.read(address, new Fact())).isTrue();
        assertThat(journal.oldestFile()).isEqualTo(journal.currentFile());
    }

    @Test
    void shouldScanFileInPieces() {
        Journal journal = fresh();
        for (int batch = 0; batch < 10; batch++) {
            Facts.commit(journal, batch * 7L + 1, 7);
        }
        Facts.Collected found = new Facts.Collected();
        long offset = 0;
        int calls = 0;
        while (offset >= 0) {
            int before = found.facts.size();
            offset = journal.scan(journal.currentFile(), offset, 3, found);
            assertThat(found.facts.size() - before).isLessThanOrEqualTo(3);
            calls++;
        }
        assertThat(calls).isBetween(24, 25);
        assertThat(found.ids()).hasSize(70).isSorted().doesNotHaveDuplicates();
    }
}
