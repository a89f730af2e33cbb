package io.needletail.routing.snapshot;

import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.route.DestinationPlan;
import io.needletail.api.route.RouteDecision;
import io.needletail.api.route.RouteNames;
import io.needletail.api.route.RouteQuery;
import io.needletail.api.route.Router;
import io.needletail.routing.RouteTable;
import org.jspecify.annotations.Nullable;

/**
 * One immutable snapshot of compiled rules. Any thread; no lock; a decision allocates nothing once a thread has made its first.
 */
public final class RuleSnapshot implements Router {
    private final CompiledRule[] rules;
    private final Test[][] tests;
    private final RuleIndex index;
    private final RouteNames names;
    private final int unrouted;
    private final @Nullable RouteTable otherwise;
    /** True if the first rule holds always and decides: nothing else need be looked at. */
    private final boolean firstDecides;
    /** Where the first rule forwards every message, if that is all that the rules do; else null. */
    private final @Nullable DestinationPlan onlyPlan;

    private final int onlyRule;

    RuleSnapshot(
            CompiledRule[] rules, RuleIndex index, RouteNames names, int unrouted, @Nullable RouteTable otherwise) {
        this.rules = rules;
        this.index = index;
        this.names = names;
        this.unrouted = unrouted;
        this.otherwise = otherwise;
        tests = new Test[rules.length][];
        for (int i = 0; i < rules.length; i++) {
            tests[i] = rules[i].tests().toArray(Test[]::new);
        }
        firstDecides = rules.length > 0 && tests[0].length == 0 && rules[0].alwaysDecides();
        RouteDecision always = firstDecides && rules[0].steps().isEmpty() ? decisionOf(rules[0]) : new RouteDecision();
        onlyPlan = always.plan();
        onlyRule = always.rule();
    }

    /** Of a rule that decides alike for all messages. */
    private static RouteDecision decisionOf(CompiledRule rule) {
        RouteDecision decision = new RouteDecision();
        rule.apply(new MessageFacts(), decision);
        return decision;
    }

    @Override
    public void route(RouteQuery query, RouteDecision decision) {
        decision.reset();
        if (onlyPlan != null) {
            decision.forward(onlyRule, onlyPlan);
            return;
        }
        MessageFacts facts = MessageFacts.of(query);
        if (firstDecides) {
            rules[0].apply(facts, decision);
            return;
        }
        Candidates candidates = facts.candidates;
        index.gather(facts, candidates);
        boolean decided = false;
        int last = Candidates.NONE;
        for (int i = candidates.next(); i != Candidates.NONE; i = candidates.next()) {
            if (i != last && holds(tests[i], facts)) {
                decided |= rules[i].apply(facts, decision);
                if (!rules[i].continues()) {
                    break;
                }
            }
            last = i;
        }
        if (!decided) {
            decideOtherwise(query, decision);
        }
    }

    private static boolean holds(Test[] all, MessageFacts facts) {
        for (Test test : all) {
            if (!test.holds(facts)) {
                return false;
            }
        }
        return true;
    }

    private void decideOtherwise(RouteQuery query, RouteDecision decision) {
        if (otherwise == null) {
            decision.reject(unrouted, CommandStatus.RINVDSTADR);
        } else {
            otherwise.decide(query, decision);
        }
    }

    /** Rules. */
    public int size() {
        return rules.length;
    }

    /**
     * Decides by trying every rule in order, and says why each holds or not. For people: allocates freely, and the decision is
     * always that of {@link #route}.
     */
    public RouteExplanation explain(RouteQuery query) {
        MessageFacts facts = new MessageFacts();
        facts.begin(query);
        RouteDecision decision = new RouteDecision();
        Explanations explanations = new Explanations(facts);
        boolean decided = false;
        for (CompiledRule rule : rules) {
            if (explanations.consider(rule)) {
                decided |= rule.apply(facts, decision);
                if (!rule.continues()) {
                    break;
                }
            }
        }
        if (!decided) {
            decideOtherwise(query, decision);
        }
        return new RouteExplanation(explanations.verdicts(), decision, Explanations.outcome(decision, names));
    }
}
