package io.needletail.app.config;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import io.needletail.app.config.bind.Binder;
import io.needletail.app.config.bind.Key;
import io.needletail.app.config.bind.KeyType;
import io.needletail.app.config.bind.KeyTypes;
import io.needletail.app.config.bind.Problems;
import io.needletail.app.config.bind.Values;
import io.needletail.simulator.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one element of {@code handset.scenarios}. */
final class HandsetScenarioType implements KeyType<HandsetScenario> {
    private static final Key<String> PREFIX =
            new Key<>("prefix", KeyTypes.text("1 to 20 digits", v -> v.matches("[0-9]{1,20}")), "0", "Leading digits.");
    private static final Key<Outcome> OUTCOME =
            new Key<>("outcome", KeyTypes.choice(Outcome.class), Outcome.DELIVERED, "How an attempt ends.");
    private static final Key<Duration> DELAY = new Key<>(
            "delay", KeyTypes.duration(Duration.ZERO, Duration.ofDays(7)), Duration.ZERO, "How long it takes.");
    private static final Key<Integer> ATTEMPTS =
            new Key<>("attempts", KeyTypes.integer(0, 1_000), 0, "How many attempts end so.");

    private static final Key<Duration> REACHABLE_IN = new Key<>(
            "reachable-in",
            KeyTypes.duration(Duration.ZERO, Duration.ofDays(7)),
            Duration.ZERO,
            "When the handset can be reached again, after a message was given up.");

    @Override
    public String allowed() {
        return "an object { prefix, outcome, delay, attempts, reachable-in }";
    }

    @Override
    public String format(HandsetScenario scenario) {
        return "{ prefix = \"" + scenario.prefix() + "\", outcome = "
                + scenario.outcome().word() + " }";
    }

    @Override
    public boolean structured() {
        return true;
    }

    @Override
    public @Nullable HandsetScenario read(ConfigValue value, String path, Problems problems) {
        if (!(value instanceof ConfigObject object)) {
            problems.add(value, path, "must be " + allowed());
            return null;
        }
        int before = problems.count();
        Values values =
                new Binder(List.of(PREFIX, OUTCOME, DELAY, ATTEMPTS, REACHABLE_IN), path + ".", problems).bind(object);
        if (!values.isSet(PREFIX) || !values.isSet(OUTCOME)) {
            problems.add(value, path, "needs a prefix and an outcome");
        }
        return problems.count() == before
                ? new HandsetScenario(
                        values.get(PREFIX),
                        values.get(OUTCOME),
                        values.get(DELAY),
                        values.get(ATTEMPTS),
                        values.isSet(REACHABLE_IN) ? Optional.of(values.get(REACHABLE_IN)) : Optional.empty())
                : null;
    }
}
