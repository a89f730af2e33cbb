package io.needletail.persistence.chronicle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpareFilesTest {
    @TempDir
    private Path directory;

    private Path file(String name, int bytes) throws IOException {
        return Files.write(directory.resolve(name), new byte[bytes]);
    }

    @Test
    void shouldKeepTwoFilesAndRefuseTheThird() throws IOException {
        SpareFiles spares = new SpareFiles(directory, 100);
        assertThat(spares.keep(file("1", 10))).isTrue();
        assertThat(spares.keep(file("2", 10))).isTrue();
        assertThat(spares.keep(file("3", 10))).isFalse();
        assertThat(directory.resolve("1")).doesNotExist();
        assertThat(directory.resolve("3")).exists();
        Path taken = Objects.requireNonNull(spares.take());
        assertThat(taken).hasSize(10);
        assertThat(spares.keep(directory.resolve("3"))).isTrue();
    }

    @Test
    void shouldRefuseWhatIsTooLargeEmptyOrNoFile() throws IOException {
        SpareFiles spares = new SpareFiles(directory, 100);
        assertThat(spares.keep(file("large", 101))).isFalse();
        assertThat(spares.keep(file("empty", 0))).isFalse();
        assertThat(spares.keep(Files.createDirectory(directory.resolve("directory"))))
                .isFalse();
        assertThat(spares.take()).isNull();
    }

    @Test
    void shouldDeleteWhatAnEarlierProcessLeft() throws IOException {
        Path left = file("spare-7", 10);
        Path other = file("other", 10);
        SpareFiles spares = new SpareFiles(directory, 100);
        assertThat(left).doesNotExist();
        assertThat(other).exists();
        spares.keep(other);
        spares.clear();
        assertThat(directory).isEmptyDirectory();
    }
}
