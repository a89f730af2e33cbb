package io.needletail.app.config;

import io.needletail.simulator.Outcome;
import java.time.Duration;
import java.util.Optional;

/**
 * One element of {@code handset.scenarios}.
 *
 * @param prefix leading digits of the destination address
 * @param outcome how an attempt ends
 * @param delay how long it takes
 * @param attempts the first so many attempts end so and later ones are delivered; 0 for all
 * @param reachableIn how long after a message was given up the handset can be reached again; empty for never
 */
public record HandsetScenario(
        String prefix, Outcome outcome, Duration delay, int attempts, Optional<Duration> reachableIn) {}
