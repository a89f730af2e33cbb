package io.needletail.app.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RingMovementCheckTest {
    private long nanos;
    private long consumed;
    private long waiting;

    private final RingMovementCheck check = new RingMovementCheck(
            "ring-0",
            () -> consumed,
            () -> waiting,
            new Clock() {
                @Override
                public long millis() {
                    return 0;
                }

                @Override
                public long nanos() {
                    return nanos;
                }
            },
            Duration.ofSeconds(5));

    @Test
    void shouldBeUpWhileIdle() {
        nanos = Duration.ofHours(1).toNanos();

        assertThat(check.check().up()).isTrue();
    }

    @Test
    void shouldBeDownWhenWorkWaitsWithoutMovement() {
        waiting = 3;
        assertThat(check.check().up()).isTrue();
        nanos = Duration.ofSeconds(6).toNanos();

        assertThat(check.check()).isEqualTo(HealthResult.down("3 slots wait and none was taken for 6 s"));
    }

    @Test
    void shouldBeUpAgainOnceItMoves() {
        waiting = 3;
        nanos = Duration.ofSeconds(6).toNanos();
        consumed = 1;

        assertThat(check.check().up()).isTrue();
    }
}
