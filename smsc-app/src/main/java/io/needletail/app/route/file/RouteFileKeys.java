package io.needletail.app.route.file;

import io.needletail.app.config.bind.Key;
import io.needletail.app.config.bind.KeyTypes;
import io.needletail.app.config.bind.Topic;
import io.needletail.app.config.bind.Values;
import io.needletail.routing.rule.Rule;
import java.util.List;
import java.util.Map;

/** The keys of a file of routing rules. */
public final class RouteFileKeys {
    static final Key<Map<String, Located<ListKeys.Declaration>>> LISTS = new Key<>(
            "lists",
            KeyTypes.mapOf(Located.of(new StandInType<>(ListKeys.TYPE, ListKeys.UNREADABLE))),
            Map.of(),
            "Lists of numbers or prefixes from files; see below.");
    static final Key<Map<String, Located<GroupType.Declaration>>> GROUPS = new Key<>(
            "groups",
            KeyTypes.mapOf(Located.of(new StandInType<>(new GroupType(), GroupType.UNREADABLE))),
            Map.of(),
            "Named groups of destinations; see below.");
    static final Key<Map<String, List<Located<String>>>> OWNERS = new Key<>(
            "owners",
            KeyTypes.mapOf(KeyTypes.oneOrMore(Located.of(RouteTypes.OWNED))),
            Map.of(),
            "Numbers that belong to accounts: SYSTEM_ID = [ numbers ], with * at the end for all that begin so. The longest"
                    + " prefix counts.");
    static final Key<Located<String>> RATES = new Key<>(
            "rates.file",
            Located.of(KeyTypes.path()),
            new Located<>("", ""),
            "What destinations cost, for least-cost: destination, prefix and price a line, with commas between.");
    static final Key<List<Rule>> RULES =
            new Key<>("rules", new RulesType(), List.of(), "Required. The rules; see below.");

    private static final Topic<Values> ROOT = new Topic<>(
            "the file", "At the top of the file.", List.of(LISTS, GROUPS, OWNERS, RATES, RULES), values -> values);

    /** Every section of the file, for the reference. */
    public static final List<Topic<?>> TOPICS = List.of(
            ROOT,
            RuleType.TOPIC,
            WhenKeys.TOPIC,
            TimeWindowKeys.TOPIC,
            EsmClassKeys.TOPIC,
            ThenKeys.TOPIC,
            RewriteKeys.TOPIC,
            AddressRewriteKeys.NORMALISE,
            GroupType.TOPIC,
            ListKeys.TOPIC);

    private RouteFileKeys() {}

    static List<Key<?>> keys() {
        return ROOT.keys();
    }
}
