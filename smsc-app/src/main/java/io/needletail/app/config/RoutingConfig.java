package io.needletail.app.config;

import io.needletail.app.config.bind.Key;
import io.needletail.app.config.bind.KeyTypes;
import io.needletail.app.config.bind.Topic;
import java.util.List;

/**
 * Where messages go.
 *
 * @param rules the longest matching prefix wins
 * @param fallback destination of everything else
 */
public record RoutingConfig(List<RouteRule> rules, String fallback) {
    static final Key<List<RouteRule>> RULES = new Key<>(
            "routing.rules",
            KeyTypes.listOf(new RouteRuleType()),
            List.of(),
            "Rules of the form { name, prefix, to } or { name, prefix, reject }; the longest prefix of the destination"
                    + " address wins.");
    static final Key<String> FALLBACK = new Key<>(
            "routing.default",
            RouteRuleType.destination(),
            RouteRuleType.HANDSETS,
            "Destination of a message that no rule takes.");

    static final Topic<RoutingConfig> TOPIC = new Topic<>(
            "Routing",
            "Where messages go.",
            List.of(RULES, FALLBACK),
            v -> new RoutingConfig(v.get(RULES), v.get(FALLBACK)));

    public RoutingConfig {
        rules = List.copyOf(rules);
        long names = rules.stream().map(RouteRule::name).distinct().count();
        if (names != rules.size()) {
            throw new IllegalArgumentException("two routing rules have the same name");
        }
    }
}
