package io.needletail.app.config;

import io.needletail.app.config.bind.Key;
import io.needletail.app.config.bind.KeyTypes;
import io.needletail.app.config.bind.Topic;
import java.time.Duration;
import java.util.List;

/** How long a simulated handset takes: a value per distribution, of which {@link #kind} chooses one. */
public record HandsetDelayConfig(Kind kind, Duration fixed, Duration min, Duration max, Duration median, double sigma) {

    /** The distributions. */
    public enum Kind {
        /** Always {@code fixed}. */
        FIXED,
        /** Evenly between {@code min} and {@code max}. */
        UNIFORM,
        /** Log-normal with {@code median} and {@code sigma}: a long tail, as real handsets have. */
        LOG_NORMAL
    }

    private static final Duration LONGEST = Duration.ofDays(7);

    static final Key<Kind> KIND = new Key<>(
            "handset.delay.kind",
            KeyTypes.choice(Kind.class),
            Kind.FIXED,
            "Distribution of the time from attempt to outcome.");
    static final Key<Duration> FIXED = time("fixed", Duration.ofMillis(100), "The delay, for fixed.");
    static final Key<Duration> MIN = time("min", Duration.ZERO, "Shortest delay, for uniform.");
    static final Key<Duration> MAX =
            time("max", Duration.ofSeconds(2), "Longest delay, for uniform; also cuts log-normal.");
    static final Key<Duration> MEDIAN = time("median", Duration.ofMillis(500), "Median delay, for log-normal.");
    static final Key<Double> SIGMA = new Key<>(
            "handset.delay.sigma", KeyTypes.number(0, 5), 0.5, "Standard deviation of the logarithm, for log-normal.");

    static final Topic<HandsetDelayConfig> TOPIC = new Topic<>(
            "Handset delay",
            "How long a delivery takes.",
            List.of(KIND, FIXED, MIN, MAX, MEDIAN, SIGMA),
            v -> new HandsetDelayConfig(
                    v.get(KIND), v.get(FIXED), v.get(MIN), v.get(MAX), v.get(MEDIAN), v.get(SIGMA)));

    public HandsetDelayConfig {
        if (min.compareTo(max) > 0) {
            throw new IllegalArgumentException("handset.delay.min must not exceed handset.delay.max");
        }
    }

    private static Key<Duration> time(String leaf, Duration fallback, String text) {
        return new Key<>("handset.delay." + leaf, KeyTypes.duration(Duration.ZERO, LONGEST), fallback, text);
    }
}
