package io.needletail.app.config;

import io.needletail.app.config.bind.Key;
import io.needletail.app.config.bind.KeyTypes;
import io.needletail.app.config.bind.Topic;
import java.util.List;

/**
 * Where messages go.
 *
 * @param file of rules as written, see {@link Locations#resolve}; empty for none
 * @param rules the longest matching prefix wins
 * @param fallback destination of everything else
 * @param trace whether decisions are journaled
 */
public record RoutingConfig(String file, List<RouteRule> rules, String fallback, boolean trace) {
    static final Key<String> FILE = new Key<>(
            "routing.file",
            KeyTypes.text("a path, or \"\" for none", v -> true),
            "",
            "The routing rules, described in routing.md; routing.rules and routing.default do not count then. Read again"
                    + " when it changes. A relative path starts at the installation, or at the working directory when it"
                    + " comes from --set.");
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

    static final Key<Boolean> TRACE = new Key<>(
            "routing.trace",
            KeyTypes.flag(),
            false,
            "Whether the rule, the lane and the destination of each message go into the journal, for smsc trace and smsc"
                    + " journal export.");

    static final Topic<RoutingConfig> TOPIC = new Topic<>(
            "Routing",
            "Where messages go.",
            List.of(FILE, RULES, FALLBACK, TRACE),
            v -> new RoutingConfig(v.get(FILE).strip(), v.get(RULES), v.get(FALLBACK), v.get(TRACE)));

    public RoutingConfig {
        rules = List.copyOf(rules);
        if (!file.isEmpty() && !rules.isEmpty()) {
            throw new IllegalArgumentException(
                    "routing.file and routing.rules are both set; allowed: one of them, rules in the file otherwise");
        }
        long prefixes = rules.stream().map(RouteRule::prefix).distinct().count();
        if (prefixes != rules.size()) {
            throw new IllegalArgumentException("two routing rules have the same prefix; allowed: each prefix once");
        }
        long names = rules.stream().map(RouteRule::name).distinct().count();
        if (names != rules.size()) {
            throw new IllegalArgumentException("two routing rules have the same name");
        }
    }
}
