package io.needletail.app.server;

import io.needletail.api.destination.Destination;
import io.needletail.app.config.HandsetConfig;
import io.needletail.app.config.HandsetDelayConfig;
import io.needletail.app.config.SmscConfig;
import io.needletail.simulator.DelayDistribution;
import io.needletail.simulator.Outcome;
import io.needletail.simulator.OutcomeMix;
import io.needletail.simulator.SimulatedHandsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The configuration as the simulated handsets take it. */
final class HandsetSettings {
    /** The name routes use. */
    static final String NAME = "handsets";

    private HandsetSettings() {}

    static Destination handsets(SmscConfig config) {
        return new SimulatedHandsets(new io.needletail.simulator.HandsetConfig(
                NAME, config.handset().seed(), outcomes(config.handset()), delay(config.handsetDelay()), List.of()));
    }

    private static OutcomeMix outcomes(HandsetConfig config) {
        Map<Outcome, Double> percent = new EnumMap<>(Outcome.class);
        percent.put(Outcome.DELIVERED, config.outcomes().delivered());
        percent.put(Outcome.UNDELIVERABLE, config.outcomes().undeliverable());
        percent.put(Outcome.EXPIRED, config.outcomes().expired());
        percent.put(Outcome.REJECTED, config.outcomes().rejected());
        percent.put(Outcome.DELETED, config.outcomes().deleted());
        percent.put(Outcome.UNKNOWN, config.outcomes().unknown());
        percent.put(Outcome.ABSENT, config.absent());
        return new OutcomeMix(percent);
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
