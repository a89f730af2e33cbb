package io.needletail.app.config;

import io.needletail.app.config.bind.Key;
import io.needletail.app.config.bind.KeyTypes;
import io.needletail.app.config.bind.Topic;
import io.needletail.app.config.bind.Values;
import io.needletail.simulator.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How simulated handsets answer.
 *
 * @param seed same seed, same messages: same outcomes
 * @param outcomes how often, in percent of all attempts
 * @param scenarios number ranges that behave in a way of their own
 */
public record HandsetConfig(long seed, Map<Outcome, Double> outcomes, List<HandsetScenario> scenarios) {
    static final Key<Long> SEED = new Key<>(
            "handset.seed", KeyTypes.longInteger(), 1L, "Seed of outcomes and delays: the same one repeats a run.");
    static final Key<List<HandsetScenario>> SCENARIOS = new Key<>(
            "handset.scenarios",
            KeyTypes.listOf(new HandsetScenarioType()),
            List.of(),
            "Numbers that always behave the same: { prefix, outcome, delay, attempts, reachable-in }; delay is 0 and"
                    + " attempts 0 (every attempt) unless given; with attempts = n the first n end so and later ones are"
                    + " delivered. reachable-in is when, after a message with set_dpf was given up, an alert_notification says"
                    + " that the handset is back. The longest prefix wins.");

    private static final Map<Outcome, Key<Double>> SHARES = shares();

    static final Topic<HandsetConfig> TOPIC = new Topic<>(
            "Handset outcomes",
            "Percentages that add up to 100, and exceptions for number ranges.",
            keys(),
            v -> new HandsetConfig(v.get(SEED), outcomes(v), v.get(SCENARIOS)));

    public HandsetConfig {
        double sum = outcomes.values().stream().mapToDouble(Double::doubleValue).sum();
        if (Math.abs(sum - 100) > 1e-6) {
            throw new IllegalArgumentException("the percentages of handset.outcomes must add up to 100, but add up to "
                    + sum + " (handset.outcomes.delivered is 100 unless set)");
        }
        long prefixes =
                scenarios.stream().map(HandsetScenario::prefix).distinct().count();
        if (prefixes != scenarios.size()) {
            throw new IllegalArgumentException("two handset.scenarios have the same prefix");
        }
        outcomes = Collections.unmodifiableMap(new EnumMap<>(outcomes));
        scenarios = List.copyOf(scenarios);
    }

    private static Map<Outcome, Key<Double>> shares() {
        Map<Outcome, Key<Double>> keys = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            keys.put(
                    outcome,
                    new Key<>(
                            "handset.outcomes." + outcome.word(),
                            KeyTypes.number(0, 100),
                            outcome == Outcome.DELIVERED ? 100.0 : 0.0,
                            meaning(outcome)));
        }
        return keys;
    }

    private static String meaning(Outcome outcome) {
        return outcome.isTemporary()
                ? "Percentage of attempts that fail for now (" + outcome.word() + ", network error "
                        + outcome.networkError() + "); retry.schedule decides what follows."
                : "Percentage that ends " + outcome.state() + ".";
    }

    private static List<Key<?>> keys() {
        List<Key<?>> keys = new ArrayList<>();
        keys.add(SEED);
        keys.addAll(SHARES.values());
        keys.add(SCENARIOS);
        return keys;
    }

    private static Map<Outcome, Double> outcomes(Values values) {
        Map<Outcome, Double> percent = new EnumMap<>(Outcome.class);
        SHARES.forEach((outcome, key) -> percent.put(outcome, values.get(key)));
        return percent;
    }
}
