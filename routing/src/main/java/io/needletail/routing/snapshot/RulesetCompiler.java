package io.needletail.routing.snapshot;

import io.needletail.api.route.DestinationName;
import io.needletail.api.route.RouteDecision;
import io.needletail.api.route.RouteNames;
import io.needletail.routing.RouteTable;
import io.needletail.routing.group.PlanCompiler;
import io.needletail.routing.number.NumberTable;
import io.needletail.routing.rule.Action;
import io.needletail.routing.rule.AddressSide;
import io.needletail.routing.rule.Condition;
import io.needletail.routing.rule.NamedList;
import io.needletail.routing.rule.Problems;
import io.needletail.routing.rule.Rule;
import io.needletail.routing.rule.Ruleset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compiles rulesets to snapshots, and finds all that is wrong with them at once. Any thread; used once. */
public final class RulesetCompiler {
    private final Ruleset ruleset;
    private final RouteNames names;
    private final @Nullable RouteTable otherwise;
    private final Problems problems = new Problems();
    private final PlanCompiler plans;
    private final ConditionCompiler conditions;
    private final ActionCompiler actions;
    private final OwnerTable owners;

    private RulesetCompiler(
            Ruleset ruleset, RouteNames names, Set<String> destinations, @Nullable RouteTable otherwise) {
        this.ruleset = ruleset;
        this.names = names;
        this.otherwise = otherwise;
        owners = new OwnerTable(ruleset.owned(), problems);
        plans = new PlanCompiler(ruleset.groups(), destinations, ruleset.rates(), names.destinations(), problems);
        conditions = new ConditionCompiler(ruleset.lists(), carriers(destinations), problems);
        actions = new ActionCompiler(plans, owners, problems);
    }

    /**
     * Compiles a ruleset.
     *
     * @param names gives rules and destinations their numbers
     * @param destinations that may be named: carriers, {@code handsets}, {@code account:NAME} or {@link
     *     PlanCompiler#ANY_ACCOUNT}
     * @param otherwise decides where no rule does; null to refuse such messages with ESME_RINVDSTADR
     * @throws RulesetException with every error of every rule, group and list
     */
    public static CompiledRuleset compile(
            Ruleset ruleset, RouteNames names, Set<String> destinations, @Nullable RouteTable otherwise)
            throws RulesetException {
        return new RulesetCompiler(ruleset, names, destinations, otherwise).compile();
    }

    private static Set<String> carriers(Set<String> destinations) {
        return destinations.stream().filter(DestinationName::isCarrier).collect(Collectors.toSet());
    }

    private CompiledRuleset compile() throws RulesetException {
        plans.check();
        List<CompiledRule> rules = new ArrayList<>();
        Map<String, String> origins = new HashMap<>();
        for (Rule rule : ruleset.rules()) {
            String where = rule.origin() + ": rule " + rule.name();
            String before = origins.putIfAbsent(rule.name(), rule.origin());
            if (before != null) {
                problems.error(rule.origin(), "rule", rule.name(), "each name once; " + before + " has it already");
            }
            rules.add(compile(rule, where));
        }
        warn();
        RuleIndex index = new RuleIndex(ruleset.rules());
        limit(index, "edits", Action.Edit.class, RouteDecision.MAX_EDITS);
        limit(index, "copies", Action.CopyTo.class, RouteDecision.MAX_COPIES);
        if (!problems.errors().isEmpty()) {
            throw new RulesetException(problems.errors(), problems.warnings());
        }
        RuleSnapshot snapshot = new RuleSnapshot(
                rules.toArray(CompiledRule[]::new), index, names, names.rules().number(RouteTable.NO_ROUTE), otherwise);
        return new CompiledRuleset(snapshot, problems.warnings());
    }

    private CompiledRule compile(Rule rule, String where) {
        if (rule.name().isBlank()) {
            problems.error(rule.origin(), "rule", rule.name(), "a name");
        }
        List<Test> tests = new ArrayList<>();
        for (Condition condition : rule.conditions()) {
            tests.add(conditions.compile(condition, rule.name(), where));
        }
        List<Step> steps = new ArrayList<>();
        Action.Final last = null;
        for (Action action : rule.actions()) {
            if (!(action instanceof Action.Final end)) {
                steps.add(actions.step(action, where));
            } else if (last != null) {
                problems.error(where, "action", ActionText.of(action), "one of forward, reject and drop in a rule");
            } else {
                last = end;
            }
        }
        if (last == null) {
            return new CompiledRule(rule, tests, null, steps, null, rule.continues());
        }
        NamedList list = last instanceof Action.ForwardBy by ? conditions.list(by.list(), where) : null;
        Step end = actions.end(last, names.rules().number(rule.name()), list, where);
        String implied = null;
        if (last instanceof Action.ForwardBy by && list != null) {
            implied = imply(tests, by.side(), list.table(), "in list " + by.list());
        } else if (last instanceof Action.ForwardToOwner owner) {
            implied = imply(tests, owner.side(), owners, "owned by an account");
        }
        return new CompiledRule(rule, tests, implied, steps, end, rule.continues());
    }

    private static String imply(List<Test> tests, AddressSide side, NumberTable table, String words) {
        tests.add(AddressTests.inTable(side, table));
        return ConditionText.side(side) + " " + words;
    }

    private void warn() {
        Set<String> tags = new HashSet<>();
        Rule ending = null;
        for (Rule rule : ruleset.rules()) {
            String where = rule.origin() + ": rule " + rule.name();
            if (ending != null) {
                problems.warning(
                        where, "is never reached, rule " + ending.name() + " before it ends for every message");
            }
            if (rule.actions().isEmpty() && rule.continues()) {
                problems.warning(where, "does nothing");
            }
            for (Condition condition : rule.conditions()) {
                if (condition instanceof Condition.TaggedAs tagged
                        && tagged.tags().stream().noneMatch(tags::contains)) {
                    problems.warning(
                            where, "never holds, no rule before it sets tag " + String.join(", ", tagged.tags()));
                }
            }
            for (Action action : rule.actions()) {
                if (action instanceof Action.SetTag tag) {
                    tags.add(tag.tag());
                }
            }
            boolean implies = rule.actions().stream()
                    .anyMatch(a -> a instanceof Action.ForwardBy || a instanceof Action.ForwardToOwner);
            if (ending == null && rule.conditions().isEmpty() && !rule.continues() && !implies) {
                ending = rule;
            }
        }
    }

    /** Refuses what could exceed the room of a decision: all rules that go on, and one that stops. */
    private void limit(RuleIndex index, String what, Class<? extends Action> kind, int most) {
        List<Rule> rules = ruleset.rules();
        ToIntFunction<Rule> count =
                rule -> (int) rule.actions().stream().filter(kind::isInstance).count();
        long going = index.mostOf(i -> rules.get(i).continues() ? count.applyAsInt(rules.get(i)) : 0);
        int stopping = rules.stream()
                .filter(rule -> !rule.continues())
                .mapToInt(count)
                .max()
                .orElse(0);
        if (going + stopping > most) {
            problems.error(
                    "rules", what, going + stopping, "up to " + most + " from all rules that one message can meet");
        }
    }
}
