package io.needletail.load.tally;

/**
 * The times of a run, in nanoseconds since it was created; never negative. Set by the runner's thread, read by the loops.
 */
public final class RunTimes {
    public static final long NEVER = Long.MAX_VALUE;

    private final long epoch = System.nanoTime();
    private volatile long start = NEVER;
    private volatile long measureFrom = NEVER;
    private volatile long stopAt = NEVER;

    public long now() {
        return System.nanoTime() - epoch;
    }

    /** Sending begins now. */
    public void begin(long warmupNanos) {
        long now = now();
        measureFrom = now + warmupNanos;
        start = now;
    }

    /** Nothing is meant to be sent from then on. Only ever earlier. */
    public synchronized void stopAt(long nanos) {
        stopAt = Math.min(stopAt, nanos);
    }

    /** When sending began. */
    public long start() {
        return start;
    }

    /** When the measured time began. */
    public long measureFrom() {
        return measureFrom;
    }

    /** When the measured time ends. */
    public long stopAt() {
        return stopAt;
    }
}
