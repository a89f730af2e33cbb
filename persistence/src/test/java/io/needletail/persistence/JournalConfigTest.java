package io.needletail.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.needletail.api.journal.Durability;
import io.needletail.api.journal.Journal;
import io.needletail.api.journal.JournalException;
import io.needletail.api.journal.JournalHealth;
import io.needletail.api.time.Clock;
import io.needletail.persistence.journal.JournalMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JournalConfigTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "fileBytes, 1000, 0, 4194304, 0, 0",
        "minFreeBytes, 1048576, -1, 4194304, 0, 0",
        "blockBytes, 1048576, 0, 4096, 0, 0",
        "shard, 1048576, 0, 4194304, 10000, 0",
        "keepBytes, 1048576, 0, 4194304, 0, -1"
    })
    void shouldNameBadValue(String key, long fileBytes, long minFreeBytes, int blockBytes, int shard, long keepBytes) {
        assertThatThrownBy(() -> new JournalConfig(
                        directory, Durability.PROCESS, fileBytes, minFreeBytes, blockBytes, shard, keepBytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(key + " is ")
                .hasMessageContaining("allowed is");
    }

    private static void open(Path path) {
        Journals.open(JournalConfig.of(path, Durability.PROCESS), Clock.system(), new JournalMetrics())
                .close();
    }

    @Test
    void shouldRefuseFileInPlaceOfDirectory() throws IOException {
        Path file = Files.createFile(directory.resolve("journal"));
        assertThatThrownBy(() -> open(file))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining(file + " is a file; name a directory");
        assertThatThrownBy(() -> open(file.resolve("below")))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("cannot be created");
    }

    @Test
    void shouldRefuseDirectoryItMayNotWriteTo() throws IOException {
        Path closed = Files.createDirectory(directory.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
        Assumptions.assumeFalse(Files.isWritable(closed), "this user may write everywhere");
        assertThatThrownBy(() -> open(closed))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("not writable");
    }

    @Test
    void shouldSayDiskLowWhenLessIsFreeThanAskedFor() {
        JournalConfig config = JournalConfig.of(directory, Durability.PROCESS).withMinFreeBytes(1L << 50);
        try (Journal journal = Journals.open(config, Clock.system(), new JournalMetrics())) {
            assertThat(journal.health()).isInstanceOf(JournalHealth.DiskLow.class);
        }
    }

    @Test
    void shouldLeaveNothingOfRunThatWroteNothing() {
        open(directory);
        assertThat(directory.toFile().list())
                .containsExactlyInAnyOrder("journal.lock", "journal.layout", "journal.salt");
    }

    @Test
    void shouldRefuseJournalOfOtherLayout() throws IOException {
        writeOneMessage();
        Path layout = directory.resolve("journal.layout");
        Files.writeString(layout, "4\n");
        assertRefused("has layout 4, this build reads layouts 2 and 3");

        Files.delete(layout);
        assertRefused("has layout 1, this build reads layouts 2 and 3");
        assertThat(layout).doesNotExist();
    }

    @Test
    void shouldReadJournalOfLayoutTwoAndClaimItWhenOpenedForWriting() throws IOException {
        writeOneMessage();
        Path layout = directory.resolve("journal.layout");
        Files.writeString(layout, "2\n");
        try (JournalReader reader = JournalReader.open(directory)) {
            assertThat(reader.stats().highestId()).isEqualTo(1);
        }
        assertThat(layout).hasContent("2");

        try (Journal journal =
                Journals.open(JournalConfig.of(directory, Durability.PROCESS), Clock.system(), new JournalMetrics())) {
            assertThat(layout).hasContent("3");
            Facts.Collected found = new Facts.Collected();
            journal.replay(found);
            assertThat(found.ids()).containsExactly(1L);
        }
    }

    private void writeOneMessage() {
        try (Journal journal =
                Journals.open(JournalConfig.of(directory, Durability.PROCESS), Clock.system(), new JournalMetrics())) {
            journal.replay((fact, address) -> {});
            Facts.commit(journal, 1, 1);
        }
    }

    private void assertRefused(String message) {
        assertThatThrownBy(() -> open(directory))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining(directory.toString())
                .hasMessageContaining(message);
        assertThatThrownBy(() -> JournalReader.open(directory))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining(message);
    }
}
