package io.needletail.app.server;

import io.needletail.api.destination.Destination;
import io.needletail.app.config.HandsetDelayConfig;
import io.needletail.app.config.HandsetScenario;
import io.needletail.app.config.SmscConfig;
import io.needletail.simulator.DelayDistribution;
import io.needletail.simulator.OutcomeMix;
import io.needletail.simulator.Scenario;
import io.needletail.simulator.SimulatedHandsets;
import java.time.Duration;

/** The configuration as the simulated handsets take it. */
final class HandsetSettings {
    /** The name routes use. */
    static final String NAME = "handsets";

    private HandsetSettings() {}

    static Destination handsets(SmscConfig config) {
        return new SimulatedHandsets(new io.needletail.simulator.HandsetConfig(
                NAME,
                config.handset().seed(),
                new OutcomeMix(config.handset().outcomes()),
                delay(config.handsetDelay()),
                config.handset().scenarios().stream()
                        .map(HandsetSettings::scenario)
                        .toList()));
    }

    private static Scenario scenario(HandsetScenario scenario) {
        return new Scenario(
                scenario.prefix(),
                scenario.outcome(),
                new DelayDistribution.Fixed(scenario.delay().toMillis()),
                scenario.attempts(),
                scenario.reachableIn().map(Duration::toMillis).orElse(Scenario.NEVER));
    }

    private static DelayDistribution delay(HandsetDelayConfig config) {
        return switch (config.kind()) {
            case FIXED -> new DelayDistribution.Fixed(config.fixed().toMillis());
            case UNIFORM ->
                new DelayDistribution.Uniform(
                        config.min().toMillis(), config.max().toMillis());
            case LOG_NORMAL ->
                new DelayDistribution.LogNormal(
                        config.median().toMillis(), config.sigma(), config.max().toMillis());
        };
    }
}
