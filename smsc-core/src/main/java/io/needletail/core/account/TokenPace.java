package io.needletail.core.account;

/**
 * A token bucket as one number: when the bucket would be full again if it filled from there on, less its size. Stateless; the
 * number is its owner's.
 */
public final class TokenPace {
    /** The number of a bucket that was never used. */
    public static final long FULL = Long.MIN_VALUE;

    private static final long SECOND = 1_000_000_000L;

    private TokenPace() {}

    /**
     * How long to wait for tokens; 0 or less when they are there. More tokens than the bucket holds are there when it is full.
     *
     * @param next the bucket's number
     * @param rate tokens a second, not 0
     * @param burst tokens the bucket holds, at least 1
     */
    public static long waitNanos(long next, long nowNanos, int rate, int burst, int tokens) {
        long interval = SECOND / rate;
        return start(next, nowNanos, interval, burst) + interval * Math.min(tokens, burst) - nowNanos;
    }

    /** The bucket's number after taking tokens that are there. */
    public static long take(long next, long nowNanos, int rate, int burst, int tokens) {
        long interval = SECOND / rate;
        return start(next, nowNanos, interval, burst) + interval * tokens;
    }

    private static long start(long next, long nowNanos, long interval, int burst) {
        long earliest = nowNanos - interval * burst;
        return next == FULL || next - earliest < 0 ? earliest : next;
    }
}
