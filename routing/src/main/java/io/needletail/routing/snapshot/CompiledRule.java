package io.needletail.routing.snapshot;

import io.needletail.api.route.RouteDecision;
import io.needletail.routing.rule.Rule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule ready to decide. Immutable.
 *
 * @param rule as it was written
 * @param tests of its conditions, in their order; one more where the final action implies a condition
 * @param implied what that condition is, in words, or null
 * @param steps actions that do not decide
 * @param end the action that decides, or null
 */
record CompiledRule(
        Rule rule,
        List<Test> tests,
        @Nullable String implied,
        List<Step> steps,
        @Nullable Step end,
        boolean continues) {

    /** True if nothing behind it is looked at once it holds. */
    boolean alwaysDecides() {
        return end != null && !continues;
    }

    /** Does what the rule does; true if it decides. */
    boolean apply(MessageFacts facts, RouteDecision decision) {
        for (int i = 0; i < steps.size(); i++) {
            steps.get(i).apply(facts, decision);
        }
        if (end == null) {
            return false;
        }
        end.apply(facts, decision);
        return true;
    }
}
