package io.needletail.load.plan;

import io.needletail.load.profile.RateProfile;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How fast and how long.
 *
 * @param window submits that a session may have unanswered
 * @param profile the rate of an open loop over all sessions; null for a closed loop
 * @param tick messages of one tick leave together in an open loop
 * @param warmup time before the measured time
 * @param duration the measured time; not looked at with a count
 * @param count messages to send in the measured time; 0 for as many as the time allows
 */
public record PacePlan(
        int window, @Nullable RateProfile profile, Duration tick, Duration warmup, Duration duration, long count) {
    /** Sessions with larger windows would not fit their sequence numbers. */
    public static final int MAX_WINDOW = 1 << 20;

    public PacePlan {
        if (window < 1 || window > MAX_WINDOW) {
            throw new IllegalArgumentException("a window is 1 to " + MAX_WINDOW + ", not " + window);
        }
        if (count < 0) {
            throw new IllegalArgumentException("a count is not negative");
        }
    }
}
