package io.needletail.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.journal.Address;
import io.needletail.api.journal.Durability;
import io.needletail.api.journal.Fact;
import io.needletail.api.journal.FactType;
import io.needletail.api.journal.Journal;
import io.needletail.api.time.Clock;
import io.needletail.persistence.journal.JournalMetrics;
import io.needletail.persistence.record.BatchHeader;
import io.needletail.persistence.record.OpenBatch;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real files of a finished run, damaged by hand, then a restart. 50 batches of 20 records with the ids 1 to 1000. */
class DamagedJournalTest {
    private static final int BATCHES = 50;
    private static final int RECORDS = 20;
    private static final Duration PROMPTLY = Duration.ofSeconds(3);

    @TempDir
    Path directory;

    private final JournalMetrics metrics = new JournalMetrics();
    private final long[] addresses = new long[BATCHES * RECORDS];

    @BeforeEach
    void writeJournal() {
        try (Journal journal = open(new JournalMetrics())) {
            journal.replay((fact, address) -> {});
            for (int batch = 0; batch < BATCHES; batch++) {
                long[] part = Facts.commit(journal, batch * RECORDS + 1L, RECORDS);
                System.arraycopy(part, 0, addresses, batch * RECORDS, RECORDS);
            }
        }
    }

    private Journal open(JournalMetrics counts) {
        JournalConfig config = JournalConfig.of(directory, Durability.PROCESS).withMinFreeBytes(0);
        return Journals.open(config, Clock.system(), counts);
    }

    private Path file() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(path -> path.toString().endsWith("00000001.cq4"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void overwrite(long offset, byte[] bytes) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(file().toFile(), "rw")) {
            file.seek(offset);
            file.write(bytes);
        }
    }

    private long offset(int id) {
        return Address.offset(addresses[id - 1]);
    }

    private static List<Long> range(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    /** Restarts, checks that new batches are written and found behind the damage, and returns the old ids found. */
    private List<Long> idsAfterRestart() {
        Facts.Collected found = new Facts.Collected();
        try (Journal journal = open(metrics)) {
            journal.replay(found);
            found.facts.forEach(fact -> Facts.assertSame(fact, Facts.accepted(fact.id)));
            Facts.commit(journal, 5001, 10);
        }
        Facts.Collected again = new Facts.Collected();
        try (Journal journal = open(new JournalMetrics())) {
            journal.replay(again);
        }
        List<Long> old = found.ids();
        List<Long> all = new ArrayList<>(old);
        all.addAll(range(5001, 5010));
        assertThat(again.ids()).isEqualTo(all);
        return old;
    }

    private void assertLost(List<Long> found, long from, long to) {
        assertThat(found).isSorted().doesNotHaveDuplicates().hasSize((int) (1000 - (to - from + 1)));
        assertThat(found).noneMatch(id -> id >= from && id <= to);
        assertThat(metrics.damagedRecords.get()).isEqualTo(to - from + 1);
    }

    @Test
    void shouldLoseOneRecordToOneFlippedByte() throws IOException {
        overwrite(offset(333) + 70, new byte[] {(byte) 0x5A, (byte) 0xA5, 0x11});
        assertLost(idsAfterRestart(), 333, 333);
        assertThat(metrics.damages.get()).isEqualTo(1);
    }

    @Test
    void shouldNoteDamageOnce() throws IOException {
        overwrite(offset(333) + 70, new byte[] {(byte) 0x5A, (byte) 0xA5, 0x11});
        idsAfterRestart();
        idsAfterRestart();
        assertThat(Files.readAllLines(directory.resolve("quarantine.txt")))
                .singleElement()
                .asString()
                .contains("file 1 bytes " + offset(333))
                .contains("1 records lost");
    }

    @Test
    void shouldLoseOnlyWhatLiesInZeroedPage() throws IOException {
        long page = offset(500) & -4096;
        overwrite(page, new byte[4096]);
        List<Long> found = idsAfterRestart();
        long first = range(1, 1000).stream()
                .filter(id -> !found.contains(id))
                .findFirst()
                .orElseThrow();
        long last = 1000 - found.size() + first - 1;
        assertLost(found, first, last);
        assertThat(offset((int) first - 1)).isLessThan(page);
        assertThat(offset((int) last + 1)).isGreaterThanOrEqualTo(page + 4096);
    }

    @Test
    void shouldKeepEverythingBeforeCutEnd() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(file().toFile(), "rw")) {
            file.setLength(offset(785) + 10);
        }
        assertThat(idsAfterRestart()).isEqualTo(range(1, 784));
        assertThat(metrics.damagedRecords.get()).as("rest of the cut batch").isEqualTo(16);
    }

    @Test
    void shouldKeepEverythingBeforeTornLastBatch() throws IOException {
        overwrite(offset(990), new byte[8192]);
        assertThat(idsAfterRestart()).isEqualTo(range(1, 989));
        assertThat(metrics.damagedRecords.get()).isEqualTo(11);
    }

    @Test
    void shouldFindRecordsWhoseBatchHeaderIsGone() throws IOException {
        overwrite(offset(401) - BatchHeader.BYTES, new byte[BatchHeader.BYTES]);
        assertThat(idsAfterRestart()).isEqualTo(range(1, 1000));
        assertThat(metrics.damages.get()).isEqualTo(1);
        assertThat(metrics.damagedRecords.get()).isZero();
    }

    @Test
    void shouldFindEverythingBehindOverwrittenBeginning() throws IOException {
        byte[] noise = new byte[(int) (offset(21) - BatchHeader.BYTES)];
        new Random(5).nextBytes(noise);
        overwrite(0, noise);
        assertThat(idsAfterRestart()).isEqualTo(range(21, 1000));
    }

    @Test
    void shouldStartWithoutAnythingWhenTheWholeFileIsNoise() throws IOException {
        byte[] noise = new byte[(int) Files.size(file())];
        new Random(6).nextBytes(noise);
        overwrite(0, noise);
        assertThat(idsAfterRestart()).isEmpty();
    }

    @Test
    void shouldReadOnWithoutTheSaltFile() throws IOException {
        String salt = Files.readString(directory.resolve("journal.salt"));
        Files.delete(directory.resolve("journal.salt"));
        assertThat(idsAfterRestart()).isEqualTo(range(1, 1000));
        assertThat(Files.readString(directory.resolve("journal.salt"))).isEqualTo(salt);
    }

    @Test
    void shouldNotTakeMessageTextForRecords() throws IOException {
        OpenBatch forged = new OpenBatch(0x12345678, 1 << 20);
        forged.append(Facts.accepted(666_666));
        byte[] text = Arrays.copyOf(forged.seal(), forged.length());
        Fact carrier = Facts.of(FactType.ACCEPTED, 2000, 0);
        carrier.systemIdLength = 0;
        carrier.pdu = text;
        carrier.pduOffset = 0;
        carrier.pduLength = text.length;
        long address;
        try (Journal journal = open(metrics)) {
            journal.replay((fact, where) -> {});
            int offset = journal.append(carrier);
            address = journal.commit() + offset;
        }
        try (Stream<Path> files = Files.walk(directory);
                RandomAccessFile file = new RandomAccessFile(
                        files.filter(path -> path.toString().endsWith("00000002.cq4"))
                                .findFirst()
                                .orElseThrow()
                                .toFile(),
                        "rw")) {
            file.seek(Address.offset(address) - BatchHeader.BYTES);
            file.write(new byte[BatchHeader.BYTES + 16]);
        }
        try (Journal journal = open(metrics)) {
            Facts.Collected found = new Facts.Collected();
            journal.replay(found);
            assertThat(found.ids()).isEqualTo(range(1, 1000));
        }
    }

    @Test
    void shouldNotWaitForUnfinishedDocument() throws IOException {
        long end = offset(1000) + 64 + 7 + Facts.accepted(1000).pduLength;
        overwrite((end + 3) & ~3L, new byte[] {0, 0, 0, (byte) 0x80});
        assertStartsPromptly();
        assertThat(idsAfterRestart()).startsWith(range(1, 1000).toArray(Long[]::new));
    }

    @Test
    void shouldNotNeedWhatChronicleKeepsBesideTheFiles() throws IOException {
        Path metadata = file().resolveSibling("metadata.cq4t");
        byte[] noise = new byte[(int) Files.size(metadata)];
        new Random(8).nextBytes(noise);
        Files.write(metadata, noise);
        assertStartsPromptly();
        assertThat(idsAfterRestart()).startsWith(range(1, 1000).toArray(Long[]::new));
    }

    private void assertStartsPromptly() {
        long start = System.nanoTime();
        try (Journal journal = open(new JournalMetrics())) {
            journal.replay((fact, address) -> {});
            Facts.commit(journal, 9000, 1);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PROMPTLY);
    }
}
