package io.needletail.load.sink.plan;

/** A token bucket of a tenth of a second, at least one token. Owned by one thread. */
public final class RateLimit {
    private static final double BURST_SECONDS = 0.1;

    private final double perNano;
    private final double most;
    private double tokens;
    private long filledNanos;

    /**
     * @param perSecond 0 for no limit
     * @param nowNanos from any origin
     */
    public RateLimit(int perSecond, long nowNanos) {
        perNano = perSecond / 1e9;
        most = Math.max(1, perSecond * BURST_SECONDS);
        tokens = most;
        filledNanos = nowNanos;
    }

    /** True if one more message is within the rate. */
    public boolean take(long nowNanos) {
        if (perNano == 0) {
            return true;
        }
        tokens = Math.min(most, tokens + (nowNanos - filledNanos) * perNano);
        filledNanos = nowNanos;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
