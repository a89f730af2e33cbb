package io.needletail.app.route.file;

import io.needletail.app.config.bind.Key;
import io.needletail.app.config.bind.KeyTypes;
import io.needletail.app.config.bind.Values;
import io.needletail.routing.rule.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The conditions on the decoded text: {@code text.*}. */
final class TextConditions {
    private static final Key<List<String>> KEYWORD = new Key<>(
            "text.keyword",
            KeyTypes.oneOrMore(RouteTypes.TEXT),
            List.of(),
            "The first word of the text is one of these, whatever the case of its letters.");
    private static final Key<List<String>> CONTAINS = new Key<>(
            "text.contains",
            KeyTypes.oneOrMore(RouteTypes.TEXT),
            List.of(),
            "The text contains one of these, whatever the case of its letters.");
    private static final Key<List<String>> REGEX = new Key<>(
            "text.regex",
            KeyTypes.oneOrMore(RouteTypes.REGEX),
            List.of(),
            "One of these is found in the text; ^ and $ anchor it, (?i) takes either case.");

    private TextConditions() {}

    static List<Key<?>> keys() {
        return List.of(KEYWORD, CONTAINS, REGEX);
    }

    static List<Condition> read(Values values) {
        List<Condition> conditions = new ArrayList<>();
        if (values.isSet(KEYWORD)) {
            conditions.add(new Condition.KeywordIs(Set.copyOf(values.get(KEYWORD))));
        }
        if (values.isSet(CONTAINS)) {
            conditions.add(new Condition.TextContains(Set.copyOf(values.get(CONTAINS))));
        }
        if (values.isSet(REGEX)) {
            conditions.add(Conditions.any(values.get(REGEX), Condition.TextMatches::new));
        }
        return conditions;
    }
}
