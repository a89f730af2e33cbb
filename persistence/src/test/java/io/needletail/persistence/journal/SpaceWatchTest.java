package io.needletail.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.journal.JournalHealth.DiskLow;
import io.needletail.api.journal.JournalHealth.Writable;
import io.needletail.api.time.Clock;
import org.junit.jupiter.api.Test;

class SpaceWatchTest {
    private long free = 1000;
    private int looks;
    private long nanos;

    private final Clock clock = new Clock() {
        @Override
        public long millis() {
            return 0;
        }

        @Override
        public long nanos() {
            return nanos;
        }
    };

    private SpaceWatch watch() {
        return new SpaceWatch(
                () -> {
                    looks++;
                    return free;
                },
                800,
                clock);
    }

    @Test
    void shouldSayLowAtOnceWhenOpenedOnFullDisk() {
        free = 799;
        assertThat(watch().health()).isEqualTo(new DiskLow(799, 800));
    }

    @Test
    void shouldLookAgainWhenTimeHasPassed() {
        SpaceWatch watch = watch();
        free = 10;
        assertThat(watch.health()).isInstanceOf(Writable.class);
        nanos += SpaceWatch.CHECK_NANOS;
        assertThat(watch.health()).isInstanceOf(DiskLow.class);
        assertThat(watch.health().acceptsMessages()).isFalse();
        assertThat(looks).isEqualTo(2);
    }

    @Test
    void shouldLookAgainWhenMuchWasWritten() {
        SpaceWatch watch = watch();
        free = 10;
        watch.onWritten(99);
        assertThat(watch.health()).isInstanceOf(Writable.class);
        watch.onWritten(1);
        assertThat(watch.health()).isInstanceOf(DiskLow.class);
    }

    @Test
    void shouldTakeMessagesAgainOnlyWithSomeRoomAboveTheLimit() {
        free = 700;
        SpaceWatch watch = watch();
        free = 999;
        nanos += SpaceWatch.CHECK_NANOS;
        assertThat(watch.health()).isEqualTo(new DiskLow(999, 1000));
        free = 1000;
        nanos += SpaceWatch.CHECK_NANOS;
        assertThat(watch.health()).isInstanceOf(Writable.class);
    }
}
