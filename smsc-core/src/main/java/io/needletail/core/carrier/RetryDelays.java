package io.needletail.core.carrier;

import java.util.List;

/**
 * Waits between attempts. Immutable.
 *
 * @param millis after the first, second, ... failure, each positive; the last repeats; empty for none of its own
 */
public record RetryDelays(List<Long> millis) {
    /** None of its own: the server's schedule counts. */
    public static final RetryDelays NONE = new RetryDelays(List.of());

    public RetryDelays {
        millis = List.copyOf(millis);
        for (long delay : millis) {
            if (delay <= 0) {
                throw new IllegalArgumentException("retry delay " + delay + " ms is not positive");
            }
        }
    }

    public boolean isEmpty() {
        return millis.isEmpty();
    }

    /** @param failures 1 or more */
    public long delayMillis(int failures) {
        return millis.get(Math.min(failures, millis.size()) - 1);
    }
}
