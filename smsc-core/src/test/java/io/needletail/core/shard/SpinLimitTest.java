package io.needletail.core.shard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpinLimitTest {
    private final SpinLimit limit = new SpinLimit(2);

    @Test
    void shouldPollWhileEventsComeSoon() {
        for (int i = 0; i < 10; i++) {
            limit.onEvent(SpinLimit.LONGEST_NANOS - 1);
            assertThat(limit.nanosAfter(1)).isEqualTo(SpinLimit.LONGEST_NANOS);
        }
    }

    @Test
    void shouldStopPollingWhenWaitsAreLongAndStartAgainAfterShortOne() {
        for (int i = 0; i < 10; i++) {
            limit.onEvent(1_000_000);
        }
        assertThat(limit.nanosAfter(1)).isZero();
        limit.onEvent(20_000);
        assertThat(limit.nanosAfter(1)).isEqualTo(SpinLimit.LONGEST_NANOS);
    }

    @Test
    void shouldNotPollAfterTurnWithManyEvents() {
        assertThat(limit.nanosAfter(SpinLimit.FEW_EVENTS)).isPositive();
        assertThat(limit.nanosAfter(SpinLimit.FEW_EVENTS + 1)).isZero();
    }

    @Test
    void shouldNeverPollOnOneProcessor() {
        SpinLimit single = new SpinLimit(1);
        single.onEvent(10);
        assertThat(single.nanosAfter(1)).isZero();
    }
}
