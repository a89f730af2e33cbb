package io.needletail.app.route.file;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import io.needletail.app.config.bind.Key;
import io.needletail.app.config.bind.KeyType;
import io.needletail.app.config.bind.KeyTypes;
import io.needletail.app.config.bind.Problems;
import io.needletail.app.config.bind.Topic;
import io.needletail.routing.rule.Group.Sticky;
import io.needletail.routing.rule.GroupExpression;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A group: an expression, or a section with one and with what keeps messages together. */
final class GroupType implements KeyType<GroupType.Declaration> {
    /** A group without its name. */
    record Declaration(GroupExpression expression, Sticky sticky) {}

    /** Stands for a group that cannot be read. */
    static final Declaration UNREADABLE = new Declaration(new GroupExpression.Named("handsets"), Sticky.NONE);

    private static final KeyType<GroupExpression> EXPRESSION = new GroupExpressionType();
    private static final Key<GroupExpression> CHOOSE =
            new Key<>("choose", EXPRESSION, new GroupExpression.Named("handsets"), "Required. The expression.");
    private static final Key<Sticky> STICKY = new Key<>(
            "sticky",
            KeyTypes.choice(Sticky.class),
            Sticky.NONE,
            "What stays with one destination while that can be used: messages of one account, or to one number; none unless given.");

    static final Topic<Declaration> TOPIC = new Topic<>(
            "groups",
            "In `groups { NAME { ... } }`; `NAME = \"expression\"` is short for `NAME { choose = \"expression\" }`.",
            List.of(CHOOSE, STICKY),
            values -> new Declaration(values.get(CHOOSE), values.get(STICKY)));
    private static final KeyType<Declaration> SECTION = SectionType.of(TOPIC, CHOOSE);

    @Override
    public String allowed() {
        return EXPRESSION.allowed() + ", or a section { choose, sticky }";
    }

    @Override
    public String format(Declaration value) {
        return EXPRESSION.format(value.expression);
    }

    @Override
    public boolean structured() {
        return true;
    }

    @Override
    public @Nullable Declaration read(ConfigValue value, String path, Problems problems) {
        if (value instanceof ConfigObject) {
            return SECTION.read(value, path, problems);
        }
        GroupExpression expression = EXPRESSION.read(value, path, problems);
        return expression == null ? null : new Declaration(expression, Sticky.NONE);
    }
}
