package io.needletail.core.session;

import java.time.Duration;

/**
 * When guessing of passwords is slowed down.
 *
 * @param failures refused binds within a minute, of an address or of an account, from which on it is; 0 is never
 * @param longest most time for which an address is not heard; it begins with a second and doubles
 * @param loopback whether addresses of this machine are slowed down too
 */
public record BindBackoffConfig(int failures, Duration longest, boolean loopback) {

    public BindBackoffConfig {
        if (failures < 0) {
            throw new IllegalArgumentException("failures must be at least 0, not " + failures);
        }
        if (longest.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("the longest back-off must be at least 1 s, not " + longest);
        }
    }

    /** Five failures, a minute at most, not for this machine. */
    public static BindBackoffConfig usual() {
        return new BindBackoffConfig(5, Duration.ofMinutes(1), false);
    }
}
