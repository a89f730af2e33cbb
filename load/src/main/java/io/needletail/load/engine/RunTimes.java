package io.needletail.load.engine;

/**
 * The times of a run, in nanoseconds since it was created; never negative. Set by the runner's thread, read by the loops.
 */
final class RunTimes {
    static final long NEVER = Long.MAX_VALUE;

    private final long epoch = System.nanoTime();
    private volatile long start = NEVER;
    private volatile long measureFrom = NEVER;
    private volatile long stopAt = NEVER;

    long now() {
        return System.nanoTime() - epoch;
    }

    /** Sending begins now. */
    void begin(long warmupNanos) {
        long now = now();
        measureFrom = now + warmupNanos;
        start = now;
    }

    /** Nothing is meant to be sent from then on. Only ever earlier. */
    synchronized void stopAt(long nanos) {
        stopAt = Math.min(stopAt, nanos);
    }

    /** When sending began. */
    long start() {
        return start;
    }

    /** When the measured time began. */
    long measureFrom() {
        return measureFrom;
    }

    /** When the measured time ends. */
    long stopAt() {
        return stopAt;
    }
}
