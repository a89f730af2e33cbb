package io.needletail.app.route.file;

import com.typesafe.config.ConfigValue;
import io.needletail.app.config.bind.Key;
import io.needletail.app.config.bind.KeyType;
import io.needletail.app.config.bind.Problems;
import io.needletail.app.config.bind.Topic;
import io.needletail.routing.rule.Condition;
import io.needletail.routing.rule.Rule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One element of {@code rules}. */
final class RuleType implements KeyType<Rule> {
    private static final Key<String> NAME =
            new Key<>("name", RouteTypes.NAME, "", "Required, and of one rule only. Shown in traces and metrics.");
    private static final Key<List<Condition>> WHEN =
            new Key<>("when", WhenKeys.TYPE, List.of(), "What must hold; see below. Without it the rule holds always.");
    private static final Key<ThenKeys.Then> THEN = new Key<>(
            "then",
            ThenKeys.TYPE,
            new ThenKeys.Then(List.of(), Rule.Flow.BY_ACTIONS),
            "Required. What is done; see below.");

    static final Topic<Rule> TOPIC = new Topic<>(
            "rules",
            "In `rules = [ { ... }, { ... } ]`, considered in this order.",
            List.of(NAME, WHEN, THEN),
            values -> new Rule(
                    values.get(NAME),
                    "",
                    values.get(WHEN),
                    values.get(THEN).actions(),
                    values.get(THEN).flow()));
    private static final KeyType<Rule> SECTION = SectionType.of(TOPIC, NAME, THEN);

    @Override
    public String allowed() {
        return SECTION.allowed();
    }

    @Override
    public String format(Rule value) {
        return value.name();
    }

    @Override
    public boolean structured() {
        return true;
    }

    @Override
    public @Nullable Rule read(ConfigValue value, String path, Problems problems) {
        Rule rule = SECTION.read(value, path, problems);
        return rule == null
                ? null
                : new Rule(rule.name(), Problems.where(value), rule.conditions(), rule.actions(), rule.flow());
    }
}
