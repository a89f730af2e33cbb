package io.needletail.app.route.file;

import io.needletail.routing.rule.Condition;
import java.util.List;
import java.util.function.Function;

/** Puts conditions together. */
final class Conditions {

    private Conditions() {}

    /** At least one of what is made of the values. */
    static <V> Condition any(List<V> values, Function<V, Condition> maker) {
        return values.size() == 1
                ? maker.apply(values.get(0))
                : new Condition.AnyOf(values.stream().map(maker).toList());
    }

    /** Every one of them, said with what there is: not one of the opposites. */
    static Condition all(List<Condition> conditions) {
        return conditions.size() == 1
                ? conditions.get(0)
                : new Condition.Not(new Condition.AnyOf(
                        conditions.stream().map(Conditions::opposite).toList()));
    }

    static Condition opposite(Condition condition) {
        return condition instanceof Condition.Not not ? not.condition() : new Condition.Not(condition);
    }
}
