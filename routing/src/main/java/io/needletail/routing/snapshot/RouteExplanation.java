package io.needletail.routing.snapshot;

import io.needletail.api.route.RouteDecision;
import java.util.List;

/**
 * Why a message goes where it goes.
 *
 * @param rules those considered, in order: up to the one that ended it
 * @param decision what came of it
 * @param outcome the decision in words
 */
public record RouteExplanation(List<RuleVerdict> rules, RouteDecision decision, String outcome) {
    public RouteExplanation {
        rules = List.copyOf(rules);
    }

    /**
     * One rule.
     *
     * @param origin where it stands, {@code file:line}
     * @param held whether all conditions hold
     * @param conditions each of them, in order
     * @param actions in words; what the rule did if it held
     * @param continues whether further rules are considered after it holds
     */
    public record RuleVerdict(
            String rule,
            String origin,
            boolean held,
            List<ConditionVerdict> conditions,
            List<String> actions,
            boolean continues) {
        public RuleVerdict {
            conditions = List.copyOf(conditions);
            actions = List.copyOf(actions);
        }
    }

    /**
     * One condition.
     *
     * @param condition in words
     * @param held whether it holds
     * @param found what the message has there
     */
    public record ConditionVerdict(String condition, boolean held, String found) {}
}
