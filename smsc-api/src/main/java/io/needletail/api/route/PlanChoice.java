package io.needletail.api.route;

/** What a {@link DestinationPlan} may ask while it chooses. Implemented by the shard; shard thread only. */
public interface PlanChoice {

    /** Whether the leaf may be chosen: not tried in this round, and its destination up. */
    boolean mayUse(int leaf, int destination);

    /** Messages queued at and sent to a destination without an outcome, for the least loaded. */
    int pending(int destination);

    /**
     * A number that is one higher with each call for the same node: for round robin, and mixed for weights.
     *
     * @param node number of the choosing group; different groups of one snapshot have different ones, from 0 on
     */
    long ticket(int node);

    /** The message, for what depends on it: parts of one message, stickiness, cost by number. */
    RouteQuery query();
}
