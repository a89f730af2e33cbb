package io.needletail.app.simulation;

import io.needletail.api.time.Clock;

/** Time that the world moves: a monotonic one, and a wall clock that may jump. */
final class SimulatedClock implements Clock {
    private static final long START_MILLIS = 1_790_000_000_000L;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private long nanos;
    private long offsetMillis = START_MILLIS;

    @Override
    public long millis() {
        return offsetMillis + nanos / NANOS_PER_MILLI;
    }

    @Override
    public long nanos() {
        return nanos;
    }

    /** Time passes. */
    void pass(long millis) {
        nanos += millis * NANOS_PER_MILLI;
    }

    /** Somebody sets the wall clock. */
    void jump(long millis) {
        offsetMillis += millis;
    }

    /** How far the wall clock is from where it would be without jumps. */
    long jumpedMillis() {
        return offsetMillis - START_MILLIS;
    }
}
