package io.needletail.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.needletail.api.journal.Durability;
import io.needletail.api.journal.FactType;
import io.needletail.api.journal.Journal;
import io.needletail.api.journal.JournalException;
import io.needletail.api.time.Clock;
import io.needletail.persistence.journal.JournalMetrics;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalReaderTest {
    @TempDir
    Path directory;

    @Test
    void shouldReadWhileTheJournalIsOpen() {
        JournalConfig config = JournalConfig.of(directory, Durability.PROCESS).withMinFreeBytes(0);
        try (Journal journal = Journals.open(config, Clock.system(), new JournalMetrics())) {
            journal.replay((fact, address) -> {});
            long[] addresses = Facts.commit(journal, 10, 5);
            journal.append(Facts.of(FactType.FINAL, 12, 0));
            journal.commit();
            try (JournalReader reader = JournalReader.open(directory)) {
                Facts.Collected found = new Facts.Collected();
                reader.forEach(found);
                assertThat(found.ids()).containsExactly(10L, 11L, 12L, 13L, 14L, 12L);
                assertThat(found.addresses.get(4)).isEqualTo(addresses[4]);
                assertThat(reader.verify()).isEmpty();
                JournalStats stats = reader.stats();
                assertThat(stats.files()).isEqualTo(1);
                assertThat(stats.bytes()).isEqualTo(journal.totalBytes());
                assertThat(stats.records()).isEqualTo(6);
                assertThat(stats.recordsByType())
                        .containsEntry(FactType.FINAL, 1L)
                        .containsEntry(FactType.SETTLED, 0L);
                assertThat(stats.lowestId()).isEqualTo(10);
                assertThat(stats.highestId()).isEqualTo(14);
                assertThat(stats.lastTimeMillis() - stats.firstTimeMillis()).isEqualTo(4);
                assertThat(stats.damages()).isZero();
            }
            assertThat(Facts.commit(journal, 20, 1)).hasSize(1);
        }
    }

    @Test
    void shouldNotTakeStrayReceiptForTheLowestId() {
        JournalConfig config = JournalConfig.of(directory, Durability.PROCESS).withMinFreeBytes(0);
        try (Journal journal = Journals.open(config, Clock.system(), new JournalMetrics())) {
            journal.replay((fact, address) -> {});
            journal.append(Facts.of(FactType.STRAY_RECEIPT, 0, 90));
            Facts.commit(journal, 10, 2);
            journal.append(Facts.of(FactType.STRAY_RECEIPT, 0, 90));
            journal.commit();
        }
        try (JournalReader reader = JournalReader.open(directory)) {
            JournalStats stats = reader.stats();
            assertThat(stats.recordsByType()).containsEntry(FactType.STRAY_RECEIPT, 2L);
            assertThat(stats.lowestId()).isEqualTo(10);
            assertThat(stats.highestId()).isEqualTo(11);
            assertThat(reader.verify()).isEmpty();
        }
    }

    @Test
    void shouldRefuseMissingDirectory() {
        assertThatThrownBy(() -> JournalReader.open(directory.resolve("nowhere")))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("there is no journal directory");
    }
}
