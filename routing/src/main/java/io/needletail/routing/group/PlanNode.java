package io.needletail.routing.group;

import io.needletail.api.route.PlanChoice;

/** A part of a plan. Immutable; choosing allocates nothing. */
interface PlanNode {

    /** The leaves below, as bits. */
    int leaves();

    /**
     * The leaf that is to have the message.
     *
     * @param usable leaves that may be chosen, as bits
     * @param key what the choice is drawn by, the same for messages that belong together; 0 for each by itself
     * @return a leaf of {@code usable} below this node, or {@link io.needletail.api.route.DestinationPlan#NONE}
     */
    int choose(PlanChoice choice, int usable, long key);
}
