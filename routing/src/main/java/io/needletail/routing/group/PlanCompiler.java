package io.needletail.routing.group;

import io.needletail.api.route.DestinationName;
import io.needletail.api.route.DestinationPlan;
import io.needletail.api.route.NameRegistry;
import io.needletail.api.route.SingleDestination;
import io.needletail.routing.number.PrefixTable;
import io.needletail.routing.number.RateTable;
import io.needletail.routing.rule.Group;
import io.needletail.routing.rule.GroupExpression;
import io.needletail.routing.rule.Problems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes plans of group expressions: names are resolved, groups within groups flattened to leaves. The same expression always
 * gives the same plan, so that turns and weights hold over all rules that use a group. One thread; one for each snapshot.
 */
public final class PlanCompiler {
    /** In the set of allowed destinations: the sessions of any account. */
    public static final String ANY_ACCOUNT = DestinationName.ACCOUNT_PREFIX + "*";

    private final Map<String, Group> groups;
    private final Set<String> allowed;
    private final RateTable rates;
    private final NameRegistry registry;
    private final Problems problems;
    private final Map<GroupExpression, DestinationPlan> plans = new HashMap<>();
    private final Set<GroupExpression> broken = new HashSet<>();
    private int nodes;

    /**
     * @param groups by name
     * @param allowed destinations that may be used; {@link #ANY_ACCOUNT} for all accounts; handsets if they may
     * @param registry gives destinations their numbers
     * @param problems gets what is wrong
     */
    public PlanCompiler(
            Map<String, Group> groups, Set<String> allowed, RateTable rates, NameRegistry registry, Problems problems) {
        this.groups = groups;
        this.allowed = allowed;
        this.rates = rates;
        this.registry = registry;
        this.problems = problems;
    }

    /** Looks at every group, also at those that no rule uses. */
    public void check() {
        for (Group group : groups.values()) {
            if (allows(group.name())) {
                problems.error(group.origin(), "group", group.name(), "a name that no destination has");
            }
            plan(new GroupExpression.Named(group.name()), group.origin() + ": group " + group.name());
        }
        for (String destination : rates.destinations()) {
            if (!allows(destination)) {
                problems.error("rates", "destination", destination, Problems.oneOf(names(false), destination));
            }
        }
    }

    /**
     * The plan of an expression, or null after something was found wrong with it.
     *
     * @param where begins the errors
     */
    public @Nullable DestinationPlan plan(GroupExpression expression, String where) {
        DestinationPlan known = plans.get(expression);
        if (known != null) {
            return known;
        }
        if (broken.contains(expression)) {
            return null;
        }
        int before = problems.errors().size();
        Flattening flattening = new Flattening(where);
        PlanNode root = flattening.node(expression);
        if (flattening.destinations.size() > DestinationPlan.MAX_LEAVES) {
            String found = flattening.destinations.size() + " destinations in " + expression;
            problems.error(where, "group", found, "up to " + DestinationPlan.MAX_LEAVES);
        }
        if (root == null || problems.errors().size() > before) {
            broken.add(expression);
            return null;
        }
        DestinationPlan plan = flattening.plan(expression, root);
        plans.put(expression, plan);
        return plan;
    }

    private boolean allows(String destination) {
        return allowed.contains(destination)
                || DestinationName.isAccount(destination)
                        && !DestinationName.systemId(destination).isEmpty()
                        && allowed.contains(ANY_ACCOUNT);
    }

    private Set<String> names(boolean withGroups) {
        Set<String> names = new HashSet<>(allowed);
        if (names.remove(ANY_ACCOUNT)) {
            names.add(DestinationName.ACCOUNT_PREFIX + "NAME");
        }
        if (withGroups) {
            names.addAll(groups.keySet());
        }
        return names;
    }

    /** Turns one expression into nodes and leaves. */
    private final class Flattening {
        private final String where;
        private final List<String> destinations = new ArrayList<>();
        private final List<String> path = new ArrayList<>();
        private boolean draws;

        Flattening(String where) {
            this.where = where;
        }

        DestinationPlan plan(GroupExpression expression, PlanNode root) {
            if (root instanceof PlanNodes.Leaf) {
                String destination = destinations.get(0);
                return new SingleDestination(destination, registry.number(destination));
            }
            return new GroupPlan(expression.toString(), numbers(), root, draws);
        }

        private int[] numbers() {
            return destinations.stream().mapToInt(registry::number).toArray();
        }

        @Nullable
        PlanNode node(GroupExpression expression) {
            if (expression instanceof GroupExpression.Named named) {
                return named(named.name());
            } else if (expression instanceof GroupExpression.Weighted weighted) {
                List<GroupExpression> members = weighted.shares().stream()
                        .map(GroupExpression.Share::member)
                        .toList();
                int[] weights = weighted.shares().stream()
                        .mapToInt(GroupExpression.Share::weight)
                        .toArray();
                return draw(members, weights, false);
            } else if (expression instanceof GroupExpression.RoundRobin turn) {
                return draw(turn.members(), ones(turn.members().size()), true);
            } else if (expression instanceof GroupExpression.Failover failover) {
                PlanNode[] members = nodes(failover.members());
                return members == null ? null : new PlanNodes.First(members, PlanNodes.union(members));
            } else if (expression instanceof GroupExpression.LeastPending pending) {
                return leastPending(pending.members());
            }
            return leastCost(((GroupExpression.LeastCost) expression).members());
        }

        private @Nullable PlanNode named(String name) {
            Group group = groups.get(name);
            if (group == null) {
                if (!allows(name)) {
                    problems.error(where, "destination", name, Problems.oneOf(names(true), name));
                    return null;
                }
                destinations.add(name);
                return new PlanNodes.Leaf(destinations.size() - 1);
            }
            if (path.contains(name)) {
                String circle = String.join(" -> ", path) + " -> " + name;
                problems.error(where, "group", circle, "groups that do not contain themselves");
                return null;
            }
            if (destinations.size() > DestinationPlan.MAX_LEAVES) {
                return null; // reported as too many; groups of groups of groups could be millions
            }
            path.add(name);
            PlanNode node = node(group.expression());
            path.remove(path.size() - 1);
            return node == null || group.sticky() == Group.Sticky.NONE
                    ? node
                    : new PlanNodes.Sticky(node, group.sticky());
        }

        private @Nullable PlanNode draw(List<GroupExpression> expressions, int[] weights, boolean inTurn) {
            draws = true;
            PlanNode[] members = nodes(expressions);
            for (int weight : weights) {
                if (weight < 1 || weight > GroupParser.MAX_WEIGHT) {
                    problems.error(where, "weight", weight, "1 to " + GroupParser.MAX_WEIGHT);
                }
            }
            return members == null
                    ? null
                    : new PlanNodes.Draw(members, weights, PlanNodes.union(members), nodes++, inTurn);
        }

        private @Nullable PlanNode leastPending(List<GroupExpression> expressions) {
            PlanNode draw = draw(expressions, ones(expressions.size()), false);
            if (!(draw instanceof PlanNodes.Draw drawn)) {
                return null;
            }
            return new PlanNodes.LeastPending(drawn.members, numbers(), drawn.leaves(), drawn);
        }

        private @Nullable PlanNode leastCost(List<GroupExpression> expressions) {
            PlanNode[] members = nodes(expressions);
            if (members == null) {
                return null;
            }
            PrefixTable[] trees = destinations.stream().map(rates::of).toArray(PrefixTable[]::new);
            return new PlanNodes.LeastCost(members, trees, PlanNodes.union(members));
        }

        private PlanNode @Nullable [] nodes(List<GroupExpression> expressions) {
            PlanNode[] nodes = new PlanNode[expressions.size()];
            boolean sound = nodes.length > 0;
            for (int i = 0; i < nodes.length; i++) {
                PlanNode node = node(expressions.get(i));
                sound &= node != null;
                if (node != null) {
                    nodes[i] = node;
                }
            }
            return sound ? nodes : null;
        }

        private static int[] ones(int count) {
            int[] ones = new int[count];
            Arrays.fill(ones, 1);
            return ones;
        }
    }
}
