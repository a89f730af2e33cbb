package io.needletail.routing.group;

import io.needletail.api.route.DestinationPlan;
import io.needletail.api.route.PlanChoice;

/**
 * A composed group, flattened: leaves in the order in which they were written. Parts of one long message draw by their
 * reference number and so choose the same leaf while it can be used.
 */
final class GroupPlan implements DestinationPlan {
    private final String name;
    private final int[] destinations;
    private final PlanNode root;
    private final boolean draws;

    /** @param draws whether lots are drawn anywhere: if not, parts need not be told from whole messages */
    GroupPlan(String name, int[] destinations, PlanNode root, boolean draws) {
        this.name = name;
        this.destinations = destinations;
        this.root = root;
        this.draws = draws;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int size() {
        return destinations.length;
    }

    @Override
    public int destination(int leaf) {
        return destinations[leaf];
    }

    @Override
    public int choose(PlanChoice choice) {
        int usable = 0;
        for (int leaf = 0; leaf < destinations.length; leaf++) {
            usable |= choice.mayUse(leaf, destinations[leaf]) ? 1 << leaf : 0;
        }
        if (usable == 0) {
            return NONE;
        }
        return root.choose(choice, usable, draws ? KeyHash.longMessage(choice.query().message) : 0);
    }

    @Override
    public String toString() {
        return name;
    }
}
