package io.needletail.app.config;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import io.needletail.app.config.bind.Binder;
import io.needletail.app.config.bind.Key;
import io.needletail.app.config.bind.KeyType;
import io.needletail.app.config.bind.KeyTypes;
import io.needletail.app.config.bind.Problems;
import io.needletail.app.config.bind.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one element of {@code routing.rules}. */
final class RouteRuleType implements KeyType<RouteRule> {
    static final String HANDSETS = "handsets";

    private static final int DEFAULT_STATUS = 0x0B;

    private static final Key<String> NAME =
            new Key<>("name", KeyTypes.text("1 to 64 characters", v -> !v.isBlank() && v.length() <= 64), "", "Name.");
    private static final Key<String> PREFIX = new Key<>(
            "prefix", KeyTypes.text("at most 20 digits", v -> v.matches("[0-9]{0,20}")), "", "Leading digits.");
    private static final Key<String> TO = new Key<>("to", destination(), HANDSETS, "Destination.");
    private static final Key<Integer> REJECT =
            new Key<>("reject", new CommandStatusType(), DEFAULT_STATUS, "command_status of the refusal.");

    @Override
    public String allowed() {
        return "an object { name, prefix, to } or { name, prefix, reject }";
    }

    static KeyType<String> destination() {
        return KeyTypes.text("a destination: " + HANDSETS, HANDSETS::equals);
    }

    @Override
    public String format(RouteRule rule) {
        String action = rule.action() instanceof RouteRule.Action.Reject reject
                ? "reject = " + reject.commandStatus()
                : "to = " + HANDSETS;
        return "{ name = \"" + rule.name() + "\", prefix = \"" + rule.prefix() + "\", " + action + " }";
    }

    @Override
    public boolean structured() {
        return true;
    }

    @Override
    public @Nullable RouteRule read(ConfigValue value, String path, Problems problems) {
        if (!(value instanceof ConfigObject object)) {
            problems.add(value, path, "must be " + allowed());
            return null;
        }
        int before = problems.count();
        Values values = new Binder(List.of(NAME, PREFIX, TO, REJECT), path + ".", problems).bind(object);
        if (!values.isSet(NAME)) {
            problems.add(value, path, "needs a name");
        }
        if (values.isSet(TO) == values.isSet(REJECT)) {
            problems.add(value, path, "needs either to or reject");
        }
        return problems.count() == before ? new RouteRule(values.get(NAME), values.get(PREFIX), action(values)) : null;
    }

    private static RouteRule.Action action(Values values) {
        return values.isSet(REJECT)
                ? new RouteRule.Action.Reject(values.get(REJECT))
                : new RouteRule.Action.To(values.get(TO));
    }
}
