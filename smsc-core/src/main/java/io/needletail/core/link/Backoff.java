package io.needletail.core.link;

import java.util.random.RandomGenerator;

/**
 * Waits that double from the shortest to the longest, each between a half and the whole of its step, by chance, so that
 * links that broke together do not come back together. One owner.
 */
final class Backoff {
    private final long minMillis;
    private final long maxMillis;
    private final RandomGenerator random;
    private long stepMillis;

    Backoff(long minMillis, long maxMillis, RandomGenerator random) {
        this.minMillis = minMillis;
        this.maxMillis = maxMillis;
        this.random = random;
        this.stepMillis = minMillis;
    }

    /** The next wait, in milliseconds. */
    long next() {
        long step = stepMillis;
        stepMillis = Math.min(maxMillis, step * 2);
        return step - random.nextLong(step / 2 + 1);
    }

    /** Begins anew. */
    void reset() {
        stepMillis = minMillis;
    }
}
