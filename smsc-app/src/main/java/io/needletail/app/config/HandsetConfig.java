package io.needletail.app.config;

import io.needletail.app.config.bind.Key;
import io.needletail.app.config.bind.KeyTypes;
import io.needletail.app.config.bind.Topic;
import java.util.List;

/**
 * How simulated handsets answer, in percent of all attempts.
 *
 * @param seed same seed, same messages: same outcomes
 * @param absent temporary failure: the retry schedule decides
 */
public record HandsetConfig(long seed, Outcomes outcomes, double absent) {

    /** Percentages of the final states. */
    public record Outcomes(
            double delivered, double undeliverable, double expired, double rejected, double deleted, double unknown) {
        double sum() {
            return delivered + undeliverable + expired + rejected + deleted + unknown;
        }
    }

    static final Key<Long> SEED = new Key<>(
            "handset.seed", KeyTypes.longInteger(), 1L, "Seed of outcomes and delays: the same one repeats a run.");
    static final Key<Double> DELIVERED = share("delivered", 100, "Percentage delivered.");
    static final Key<Double> UNDELIVERABLE = share("undeliverable", 0, "Percentage that ends UNDELIVERABLE.");
    static final Key<Double> EXPIRED = share("expired", 0, "Percentage that ends EXPIRED.");
    static final Key<Double> REJECTED = share("rejected", 0, "Percentage that ends REJECTED.");
    static final Key<Double> DELETED = share("deleted", 0, "Percentage that ends DELETED.");
    static final Key<Double> UNKNOWN = share("unknown", 0, "Percentage that ends UNKNOWN.");
    static final Key<Double> ABSENT = share(
            "absent", 0, "Percentage of attempts that find the handset absent; retry.schedule decides what follows.");

    static final Topic<HandsetConfig> TOPIC = new Topic<>(
            "Handset outcomes",
            "Percentages that add up to 100.",
            List.of(SEED, DELIVERED, UNDELIVERABLE, EXPIRED, REJECTED, DELETED, UNKNOWN, ABSENT),
            v -> new HandsetConfig(
                    v.get(SEED),
                    new Outcomes(
                            v.get(DELIVERED),
                            v.get(UNDELIVERABLE),
                            v.get(EXPIRED),
                            v.get(REJECTED),
                            v.get(DELETED),
                            v.get(UNKNOWN)),
                    v.get(ABSENT)));

    public HandsetConfig {
        double sum = outcomes.sum() + absent;
        if (Math.abs(sum - 100) > 1e-6) {
            throw new IllegalArgumentException("the percentages of handset.outcomes must add up to 100, but add up to "
                    + sum + " (handset.outcomes.delivered is 100 unless set)");
        }
    }

    private static Key<Double> share(String leaf, double fallback, String text) {
        return new Key<>("handset.outcomes." + leaf, KeyTypes.number(0, 100), fallback, text);
    }
}
