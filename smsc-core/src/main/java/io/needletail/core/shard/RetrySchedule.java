package io.needletail.core.shard;

/** How long to wait after each failed attempt; the last delay repeats until the message expires. Immutable. */
public final class RetrySchedule {
    private final long[] delaysMillis;

    /** @param delaysMillis after the first, second, ... failed attempt; at least one, each positive */
    public RetrySchedule(long... delaysMillis) {
        if (delaysMillis.length == 0) {
            throw new IllegalArgumentException("a retry schedule needs at least one delay");
        }
        for (long delay : delaysMillis) {
            if (delay <= 0) {
                throw new IllegalArgumentException("retry delay " + delay + " ms is not positive");
            }
        }
        this.delaysMillis = delaysMillis.clone();
    }

    /** @param failedAttempts 1 or more */
    public long delayMillis(int failedAttempts) {
        return delaysMillis[Math.min(failedAttempts, delaysMillis.length) - 1];
    }
}
