package io.needletail.persistence.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.needletail.api.journal.JournalException;
import io.needletail.api.message.IdSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReservedIdsTest {
    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void setUp() {
        file = directory.resolve("ids");
    }

    @Test
    void shouldGoOnWithoutAGapAfterACleanStop() {
        try (ReservedIds ids = new ReservedIds(file, 0, 1, 0)) {
            assertThat(ids.next()).isEqualTo(1);
            assertThat(ids.next()).isEqualTo(2);
        }
        try (ReservedIds ids = new ReservedIds(file, 0, 1, 0)) {
            assertThat(ids.next()).isEqualTo(3);
        }
    }

    @Test
    void shouldNotRepeatAnIdAfterAKill() {
        ReservedIds killed = new ReservedIds(file, 0, 1, 0);
        long last = 0;
        for (int i = 0; i < 1000; i++) {
            last = killed.next();
        }
        try (ReservedIds ids = new ReservedIds(file, 0, 1, 0)) {
            assertThat(ids.next()).isGreaterThan(last);
        }
    }

    @Test
    void shouldStartBehindWhatTheJournalHasSeen() {
        try (ReservedIds ids = new ReservedIds(file, 2, 4, 1_000_003)) {
            long id = ids.next();
            assertThat(id).isGreaterThan(1_000_003);
            assertThat(id % 4).isEqualTo(2);
        }
    }

    @Test
    void shouldRunOutRatherThanPassItsReservation() {
        try (ReservedIds ids = new ReservedIds(file, 0, 1, 0)) {
            for (long i = 0; i < ReservedIds.BLOCK; i++) {
                ids.next();
            }
            assertThat(ids.next()).isEqualTo(IdSource.EXHAUSTED);
            ids.reserveAhead();
            assertThat(ids.next()).isEqualTo(ReservedIds.BLOCK + 1);
        }
    }

    @Test
    void shouldSurviveATornWriteOfOneCopy() throws IOException {
        ReservedIds killed = new ReservedIds(file, 0, 1, 0);
        long last = killed.next();
        try (FileChannel torn = FileChannel.open(file, StandardOpenOption.WRITE)) {
            torn.write(ByteBuffer.wrap(new byte[] {1, 2, 3}), 16);
        }
        try (ReservedIds ids = new ReservedIds(file, 0, 1, 0)) {
            assertThat(ids.next()).isGreaterThan(last);
        }
    }

    @Test
    void shouldNameTheFileItCannotOpen() {
        assertThatThrownBy(() -> new ReservedIds(directory, 0, 1, 0))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining(directory.toString());
    }
}
