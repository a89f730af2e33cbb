package io.needletail.persistence.chronicle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectWritesTest {
    @TempDir
    Path run;

    @Test
    void shouldGiveANewFileItsPagesBeforeChronicleMapsIt() throws IOException {
        Path file = JournalDirectory.fileIn(run, 1);

        DirectWrites.create(file, 32 << 10, null);

        assertThat(Files.readAllBytes(file)).hasSize(32 << 10).containsOnly(0);
    }

    @Test
    void shouldWriteZerosBehindTheEndOnly() throws IOException {
        Path file = JournalDirectory.fileIn(run, 1);
        byte[] content = filled(10_000);
        Files.write(file, content);

        try (DirectWrites writes = new DirectWrites(run)) {
            writes.reserve(1, content.length, 100);
            writes.reserve(1, content.length, 90_000);
        }

        byte[] read = Files.readAllBytes(file);
        assertThat(read).hasSizeGreaterThanOrEqualTo(content.length + 90_000);
        assertThat(Arrays.copyOf(read, content.length)).isEqualTo(content);
        assertThat(Arrays.copyOfRange(read, content.length, read.length)).containsOnly(0);
    }

    @Test
    void shouldReserveNothingTwice() throws IOException {
        Path file = JournalDirectory.fileIn(run, 1);
        Files.createFile(file);

        try (DirectWrites writes = new DirectWrites(run)) {
            writes.reserve(1, 0, 5_000);
            Files.write(file, filled(5_000));
            writes.reserve(1, 4_000, 1_000);
        }

        assertThat(Files.readAllBytes(file)).isEqualTo(filled(5_000));
    }

    @Test
    void shouldReserveTheNextHeaderBehindALargeBatch() throws IOException {
        Path file = JournalDirectory.fileIn(run, 1);
        byte[] batch = filled(DirectWrites.MIN_BYTES);

        try (DirectWrites writes = new DirectWrites(run)) {
            writes.write(1, 40, batch, batch.length);
        }

        byte[] read = Files.readAllBytes(file);
        assertThat(Arrays.copyOfRange(read, 40, 40 + batch.length)).isEqualTo(batch);
        assertThat(read).hasSizeGreaterThanOrEqualTo(40 + batch.length + 64);
    }

    private static byte[] filled(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 7);
        return bytes;
    }
}
