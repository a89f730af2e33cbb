package io.needletail.simulator;

/**
 * A number range that always behaves the same, so that an ESME's developer can make a message fail exactly as wanted.
 * Of several that fit, the one with the longest prefix counts. Immutable.
 *
 * @param prefix first digits of destination_addr, a leading {@code +} not counted
 * @param outcome how an attempt ends
 * @param delay how long it takes
 * @param attempts the first so many attempts end so and later ones are delivered; 0 for every attempt
 * @param reachableInMillis how long after a message was given up its handset can be reached again; {@link #NEVER}
 */
public record Scenario(String prefix, Outcome outcome, DelayDistribution delay, int attempts, long reachableInMillis) {
    /** {@link #reachableInMillis}: nobody knows. */
    public static final long NEVER = -1;

    public Scenario {
        if (!prefix.matches("[0-9]{1,20}")) {
            throw new IllegalArgumentException("scenario.prefix = '" + prefix + "', allowed: 1 to 20 digits");
        }
        if (attempts < 0) {
            throw new IllegalArgumentException(
                    "scenario.attempts = " + attempts + " for prefix " + prefix + ", allowed: 0 (all) or more");
        }
    }

    /** Without a time when the handset can be reached again. */
    public Scenario(String prefix, Outcome outcome, DelayDistribution delay, int attempts) {
        this(prefix, outcome, delay, attempts, NEVER);
    }

    /** A scenario for every attempt. */
    public Scenario(String prefix, Outcome outcome, DelayDistribution delay) {
        this(prefix, outcome, delay, 0);
    }

    Outcome outcomeOf(int attempt) {
        return attempts == 0 || attempt <= attempts ? outcome : Outcome.DELIVERED;
    }
}
