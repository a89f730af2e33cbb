package io.needletail.app.route.file;

import com.typesafe.config.ConfigValue;
import io.needletail.app.config.bind.KeyType;
import io.needletail.app.config.bind.KeyTypes;
import io.needletail.app.config.bind.Problems;
import io.needletail.routing.group.GroupParser;
import io.needletail.routing.group.GroupSyntaxException;
import io.needletail.routing.rule.GroupExpression;
import org.jspecify.annotations.Nullable;

/** A group expression; an error names the column. */
final class GroupExpressionType implements KeyType<GroupExpression> {
    private static final KeyType<String> TEXT = KeyTypes.text(
            "a group, a destination, or an expression such as \"failover( weighted(a 70, b 30), c )\"",
            v -> !v.isBlank());

    @Override
    public String allowed() {
        return TEXT.allowed();
    }

    @Override
    public String format(GroupExpression value) {
        return value.toString();
    }

    @Override
    public @Nullable GroupExpression read(ConfigValue value, String path, Problems problems) {
        String text = TEXT.read(value, path, problems);
        if (text == null) {
            return null;
        }
        try {
            return GroupParser.parse(text);
        } catch (GroupSyntaxException e) {
            problems.add(value, path, String.valueOf(e.getMessage()));
            return null;
        }
    }
}
