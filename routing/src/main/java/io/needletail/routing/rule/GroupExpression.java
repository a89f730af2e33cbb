package io.needletail.routing.rule;

import java.util.List;

/** How one of several destinations is chosen; composes to any depth. */
public sealed interface GroupExpression {

    /** Another group, or a destination: {@code handsets}, {@code account:NAME}, a carrier. */
    record Named(String name) implements GroupExpression {
        @Override
        public String toString() {
            return name;
        }
    }

    /** The first that can be used. */
    record Failover(List<GroupExpression> members) implements GroupExpression {
        public Failover {
            members = List.copyOf(members);
        }

        @Override
        public String toString() {
            return call("failover", members);
        }
    }

    /** By lot, in proportion to weights; what cannot be used has no part. */
    record Weighted(List<Share> shares) implements GroupExpression {
        public Weighted {
            shares = List.copyOf(shares);
        }

        @Override
        public String toString() {
            return call("weighted", shares);
        }
    }

    /** In turn. */
    record RoundRobin(List<GroupExpression> members) implements GroupExpression {
        public RoundRobin {
            members = List.copyOf(members);
        }

        @Override
        public String toString() {
            return call("round-robin", members);
        }
    }

    /** That with the fewest messages waiting. */
    record LeastPending(List<GroupExpression> members) implements GroupExpression {
        public LeastPending {
            members = List.copyOf(members);
        }

        @Override
        public String toString() {
            return call("least-pending", members);
        }
    }

    /** The cheapest for the number by the rate table; those without a rate come last, in order. */
    record LeastCost(List<GroupExpression> members) implements GroupExpression {
        public LeastCost {
            members = List.copyOf(members);
        }

        @Override
        public String toString() {
            return call("least-cost", members);
        }
    }

    /** @param weight above 0 */
    record Share(GroupExpression member, int weight) {
        @Override
        public String toString() {
            return member + " " + weight;
        }
    }

    private static String call(String name, List<?> members) {
        StringBuilder text = new StringBuilder(name).append('(');
        for (int i = 0; i < members.size(); i++) {
            text.append(i == 0 ? "" : ", ").append(members.get(i));
        }
        return text.append(')').toString();
    }
}
