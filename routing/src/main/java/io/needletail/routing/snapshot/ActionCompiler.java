package io.needletail.routing.snapshot;

import io.needletail.api.message.MessageState;
import io.needletail.api.route.DestinationName;
import io.needletail.api.route.DestinationPlan;
import io.needletail.api.route.MessageEdit;
import io.needletail.routing.edit.EditCompiler;
import io.needletail.routing.group.GroupParser;
import io.needletail.routing.group.GroupSyntaxException;
import io.needletail.routing.group.PlanCompiler;
import io.needletail.routing.rule.Action;
import io.needletail.routing.rule.GroupExpression;
import io.needletail.routing.rule.NamedList;
import io.needletail.routing.rule.Problems;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes steps of actions; what is wrong goes to the problems. One thread. */
final class ActionCompiler {
    private static final Step NOTHING = (facts, decision) -> {};

    private final PlanCompiler plans;
    private final EditCompiler edits;
    private final OwnerTable owners;
    private final Problems problems;
    private final Map<String, DestinationPlan[]> plansOfLists = new HashMap<>();

    ActionCompiler(PlanCompiler plans, OwnerTable owners, Problems problems) {
        this.plans = plans;
        this.owners = owners;
        this.problems = problems;
        edits = new EditCompiler(problems);
    }

    /** An action that does not decide. */
    Step step(Action action, String where) {
        if (action instanceof Action.Edit edit) {
            MessageEdit compiled = edits.compile(edit, where);
            return (facts, decision) -> decision.edit(compiled);
        } else if (action instanceof Action.MaxValidity validity) {
            if (validity.validity().isZero() || validity.validity().isNegative()) {
                problems.error(where, "validity", validity.validity(), "longer than nothing");
                return NOTHING;
            }
            long millis = validity.validity().toMillis();
            return (facts, decision) -> decision.validity(millis);
        } else if (action instanceof Action.SetLane lane) {
            return (facts, decision) -> decision.lane(lane.lane());
        } else if (action instanceof Action.SetTag tag) {
            if (tag.tag().isBlank()) {
                problems.error(where, "tag", tag.tag(), "a word");
            }
            return (facts, decision) -> {
                facts.tag = tag.tag();
                decision.tag(tag.tag());
            };
        }
        DestinationPlan plan = plans.plan(((Action.CopyTo) action).to(), where);
        return plan == null ? NOTHING : (facts, decision) -> decision.copy(plan);
    }

    /** @param rule number of the rule in the registry */
    Step end(Action.Final action, int rule, @Nullable NamedList list, String where) {
        if (action instanceof Action.ForwardTo forward) {
            DestinationPlan plan = plans.plan(forward.to(), where);
            return plan == null ? NOTHING : (facts, decision) -> decision.forward(rule, plan);
        } else if (action instanceof Action.ForwardBy) {
            DestinationPlan[] byValue = list == null ? new DestinationPlan[0] : plansOf(list);
            return (facts, decision) -> decision.forward(rule, byValue[facts.tableValue]);
        } else if (action instanceof Action.ForwardToOwner) {
            DestinationPlan[] byOwner = owners.systemIds().stream()
                    .map(id -> plans.plan(new GroupExpression.Named(DestinationName.ACCOUNT_PREFIX + id), where))
                    .toArray(DestinationPlan[]::new);
            return (facts, decision) -> decision.forward(rule, byOwner[facts.tableValue]);
        } else if (action instanceof Action.Reject reject) {
            if (reject.commandStatus() == 0) {
                problems.error(where, "reject", 0, "any other status, 0 is ESME_ROK");
            }
            return (facts, decision) -> decision.reject(rule, reject.commandStatus());
        }
        MessageState state = ((Action.Drop) action).state();
        if (!state.isFinal()) {
            problems.error(where, "drop", state, "a final state");
        }
        return (facts, decision) -> decision.drop(rule, state);
    }

    /** The plans of a list's values, by their indexes. */
    private DestinationPlan[] plansOf(NamedList list) {
        return plansOfLists.computeIfAbsent(list.name(), any -> {
            String where = list.origin() + ": list " + list.name();
            List<String> values = list.table().values();
            if (values.isEmpty()) {
                problems.error(where, "values", "none", "a value for each number, for a rule forwards by this list");
            }
            DestinationPlan[] byValue = new DestinationPlan[values.size()];
            for (int i = 0; i < byValue.length; i++) {
                DestinationPlan plan = plan(values.get(i), where);
                if (plan != null) {
                    byValue[i] = plan;
                }
            }
            return byValue;
        });
    }

    private @Nullable DestinationPlan plan(String value, String where) {
        try {
            return plans.plan(GroupParser.parse(value), where);
        } catch (GroupSyntaxException wrong) {
            problems.error(where, "value", value, "a group expression; " + wrong.getMessage());
            return null;
        }
    }
}
