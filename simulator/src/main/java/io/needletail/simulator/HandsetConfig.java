package io.needletail.simulator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How a population of simulated handsets behaves. Immutable; a reload makes a new one.
 *
 * @param name the name that routes use for this destination
 * @param seed another seed gives the messages other outcomes and delays
 * @param outcomes how often each outcome happens outside of scenarios
 * @param delay how long handsets take outside of scenarios
 * @param scenarios number ranges with a behaviour of their own
 */
public record HandsetConfig(
        String name, long seed, OutcomeMix outcomes, DelayDistribution delay, List<Scenario> scenarios) {
    public HandsetConfig {
        List<String> errors = new ArrayList<>();
        if (name.isBlank()) {
            errors.add("handsets.name = '" + name + "', allowed: at least one character");
        }
        Set<String> prefixes = new HashSet<>();
        for (Scenario scenario : scenarios) {
            if (!prefixes.add(scenario.prefix())) {
                errors.add("handsets.scenarios: prefix " + scenario.prefix() + " twice, allowed: each prefix once");
            }
        }
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", errors));
        }
        scenarios = List.copyOf(scenarios);
    }

    /** Handsets that take every message at once. */
    public static HandsetConfig delivering(String name) {
        return new HandsetConfig(name, 0, OutcomeMix.allDelivered(), DelayDistribution.none(), List.of());
    }
}
