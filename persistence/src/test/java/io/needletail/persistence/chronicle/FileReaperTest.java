package io.needletail.persistence.chronicle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileReaperTest {
    @TempDir
    private Path directory;

    @Test
    void shouldKeepLaterFilesWhenAnEarlierOneCannotBeDeleted() throws IOException {
        Path first = Files.createFile(directory.resolve("1"));
        Path stuck = Files.createDirectory(directory.resolve("2"));
        Files.createFile(stuck.resolve("inside"));
        Path later = Files.createFile(directory.resolve("3"));
        SpareFiles none = new SpareFiles(directory, 0);
        try (FileReaper reaper = new FileReaper(none)) {
            reaper.deleteFile(first);
            reaper.deleteFile(stuck);
            reaper.deleteFile(later);
        }
        assertThat(first).doesNotExist();
        assertThat(stuck).exists();
        assertThat(later).exists();
    }
}
