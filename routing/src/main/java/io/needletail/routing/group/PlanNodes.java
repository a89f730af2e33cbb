package io.needletail.routing.group;

import io.needletail.api.pdu.MessageView;
import io.needletail.api.route.DestinationPlan;
import io.needletail.api.route.PlanChoice;
import io.needletail.routing.number.PrefixTable;
import io.needletail.routing.rule.Group;

/** The kinds of parts that plans are made of. */
final class PlanNodes {
    private PlanNodes() {}

    static int union(PlanNode[] members) {
        int leaves = 0;
        for (PlanNode member : members) {
            leaves |= member.leaves();
        }
        return leaves;
    }

    /** A single destination. */
    record Leaf(int leaf) implements PlanNode {
        @Override
        public int leaves() {
            return 1 << leaf;
        }

        @Override
        public int choose(PlanChoice choice, int usable, long key) {
            return (usable >>> leaf & 1) != 0 ? leaf : DestinationPlan.NONE;
        }
    }

    /** The first member with a usable leaf. */
    static final class First implements PlanNode {
        final PlanNode[] members;
        private final int leaves;

        First(PlanNode[] members, int leaves) {
            this.members = members;
            this.leaves = leaves;
        }

        @Override
        public int leaves() {
            return leaves;
        }

        @Override
        public int choose(PlanChoice choice, int usable, long key) {
            for (PlanNode member : members) {
                if ((member.leaves() & usable) != 0) {
                    return member.choose(choice, usable, key);
                }
            }
            return DestinationPlan.NONE;
        }
    }

    /**
     * One of those with a usable leaf, by weights: by lot, or in turn. With a key the draw is by highest score (weighted
     * rendezvous), so that a member lost or come back moves only the keys that are its own.
     */
    static final class Draw implements PlanNode {
        final PlanNode[] members;
        private final int[] weights;
        private final int leaves;
        private final int node;
        private final boolean inTurn;

        Draw(PlanNode[] members, int[] weights, int leaves, int node, boolean inTurn) {
            this.members = members;
            this.weights = weights;
            this.leaves = leaves;
            this.node = node;
            this.inTurn = inTurn;
        }

        @Override
        public int leaves() {
            return leaves;
        }

        @Override
        public int choose(PlanChoice choice, int usable, long key) {
            int total = 0;
            int able = 0;
            for (int i = 0; i < members.length; i++) {
                boolean may = (members[i].leaves() & usable) != 0;
                total += may ? weights[i] : 0;
                able += may ? 1 : 0;
            }
            if (able == 0) {
                return DestinationPlan.NONE;
            }
            int member = able == 1 ? nth(usable, 0) : key != 0 ? highest(usable, key) : drawn(choice, usable, total);
            return members[member].choose(choice, usable, key);
        }

        private int drawn(PlanChoice choice, int usable, int total) {
            long ticket = choice.ticket(node);
            long lot = inTurn ? ticket : KeyHash.mix(ticket);
            return nth(usable, (int) Math.floorMod(lot, (long) total));
        }

        /** The usable member that a point of the usable weights lies in. */
        private int nth(int usable, int point) {
            int left = point;
            int last = -1;
            for (int i = 0; i < members.length; i++) {
                if ((members[i].leaves() & usable) != 0) {
                    last = i;
                    left -= weights[i];
                    if (left < 0) {
                        return i;
                    }
                }
            }
            return last;
        }

        private int highest(int usable, long key) {
            int best = -1;
            double bestScore = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < members.length; i++) {
                if ((members[i].leaves() & usable) != 0) {
                    double lot = ((KeyHash.mix(key + KeyHash.mix(node * 31L + i + 1)) >>> 11) + 0.5) * 0x1p-53;
                    double score = Math.log(lot) / weights[i];
                    if (score > bestScore) {
                        best = i;
                        bestScore = score;
                    }
                }
            }
            return best;
        }
    }

    /** The member whose leaf has the fewest messages waiting; of equal ones the first. With a key, as a draw. */
    static final class LeastPending implements PlanNode {
        final PlanNode[] members;
        private final int[] destinations;
        private final int leaves;
        private final PlanNode draw;

        LeastPending(PlanNode[] members, int[] destinations, int leaves, PlanNode draw) {
            this.members = members;
            this.destinations = destinations;
            this.leaves = leaves;
            this.draw = draw;
        }

        @Override
        public int leaves() {
            return leaves;
        }

        @Override
        public int choose(PlanChoice choice, int usable, long key) {
            if (key != 0) {
                return draw.choose(choice, usable, key);
            }
            int best = DestinationPlan.NONE;
            int bestPending = Integer.MAX_VALUE;
            for (PlanNode member : members) {
                int leaf = (member.leaves() & usable) == 0 ? DestinationPlan.NONE : member.choose(choice, usable, key);
                if (leaf != DestinationPlan.NONE) {
                    int pending = choice.pending(destinations[leaf]);
                    if (best == DestinationPlan.NONE || pending < bestPending) {
                        best = leaf;
                        bestPending = pending;
                    }
                }
            }
            return best;
        }
    }

    /** The member whose leaf is the cheapest for the destination address; without a rate last; of equal ones the first. */
    static final class LeastCost implements PlanNode {
        final PlanNode[] members;
        private final PrefixTable[] rates;
        private final int leaves;

        LeastCost(PlanNode[] members, PrefixTable[] rates, int leaves) {
            this.members = members;
            this.rates = rates;
            this.leaves = leaves;
        }

        @Override
        public int leaves() {
            return leaves;
        }

        @Override
        public int choose(PlanChoice choice, int usable, long key) {
            MessageView message = choice.query().message;
            int best = DestinationPlan.NONE;
            int bestCost = Integer.MAX_VALUE;
            for (PlanNode member : members) {
                int leaf = (member.leaves() & usable) == 0 ? DestinationPlan.NONE : member.choose(choice, usable, key);
                if (leaf != DestinationPlan.NONE) {
                    int cost = cost(message, rates[leaf]);
                    if (best == DestinationPlan.NONE || cost < bestCost) {
                        best = leaf;
                        bestCost = cost;
                    }
                }
            }
            return best;
        }

        private static int cost(MessageView message, PrefixTable tree) {
            int at = message.destinationOffset();
            int length = message.destinationLength();
            int plus = length > 0 && message.bytes()[at] == '+' ? 1 : 0;
            int cost = tree.longest(message.bytes(), at + plus, length - plus);
            return cost == PrefixTable.NONE ? Integer.MAX_VALUE : cost;
        }
    }

    /** Draws below by the account or the number. */
    record Sticky(PlanNode member, Group.Sticky by) implements PlanNode {
        @Override
        public int leaves() {
            return member.leaves();
        }

        @Override
        public int choose(PlanChoice choice, int usable, long key) {
            long own = by == Group.Sticky.ACCOUNT
                    ? KeyHash.account(choice.query())
                    : KeyHash.destination(choice.query().message);
            return member.choose(choice, usable, own);
        }
    }
}
