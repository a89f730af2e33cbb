package io.needletail.routing.snapshot;

import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.route.RouteDecision;
import io.needletail.api.route.RouteNames;
import io.needletail.routing.rule.Condition;
import io.needletail.routing.rule.Rule;
import java.util.ArrayList;
import java.util.List;

/** Collects what is to be said about the rules tried for one message. One thread. */
final class Explanations {
    private final MessageFacts facts;
    private final List<RouteExplanation.RuleVerdict> verdicts = new ArrayList<>();

    Explanations(MessageFacts facts) {
        this.facts = facts;
    }

    /** Tries all conditions of a rule; true if it holds. */
    boolean consider(CompiledRule compiled) {
        Rule rule = compiled.rule();
        List<RouteExplanation.ConditionVerdict> conditions = new ArrayList<>();
        boolean all = true;
        for (int i = 0; i < compiled.tests().size(); i++) {
            boolean holds = compiled.tests().get(i).holds(facts);
            all &= holds;
            if (i < rule.conditions().size()) {
                Condition condition = rule.conditions().get(i);
                conditions.add(new RouteExplanation.ConditionVerdict(
                        ConditionText.of(condition), holds, FoundText.of(condition, rule.name(), facts)));
            } else {
                String address =
                        "source '" + facts.message.source() + "', destination '" + facts.message.destination() + "'";
                conditions.add(new RouteExplanation.ConditionVerdict("" + compiled.implied(), holds, address));
            }
        }
        List<String> actions = rule.actions().stream().map(ActionText::of).toList();
        verdicts.add(new RouteExplanation.RuleVerdict(
                rule.name(), rule.origin(), all, conditions, actions, compiled.continues()));
        return all;
    }

    List<RouteExplanation.RuleVerdict> verdicts() {
        return verdicts;
    }

    /** A decision in words. */
    static String outcome(RouteDecision decision, RouteNames names) {
        StringBuilder text = new StringBuilder();
        switch (decision.kind()) {
            case FORWARD -> text.append("forward to ").append(String.valueOf(planName(decision)));
            case REJECT -> text.append("reject with ").append(CommandStatus.text(decision.commandStatus()));
            default -> text.append("drop as ").append(decision.finalState());
        }
        text.append(" by rule ").append(names.rules().name(decision.rule()));
        if (decision.lane() != null) {
            text.append("; lane ").append(decision.lane());
        }
        if (decision.validityMillis() > 0) {
            text.append("; validity at most ").append(decision.validityMillis()).append(" ms");
        }
        if (decision.tag() != null) {
            text.append("; tag ").append(decision.tag());
        }
        if (decision.edits() > 0) {
            text.append("; edits ").append(decision.edits());
        }
        for (int i = 0; i < decision.copies(); i++) {
            text.append("; copy to ").append(decision.copy(i).name());
        }
        return text.toString();
    }

    private static String planName(RouteDecision decision) {
        return decision.plan() == null ? "nothing" : decision.plan().name();
    }
}
