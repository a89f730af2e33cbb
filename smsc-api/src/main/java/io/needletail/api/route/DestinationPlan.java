package io.needletail.api.route;

/**
 * A composed group of destinations, for instance {@code failover( weighted(A 70, B 30), C )}: immutable, part of a
 * snapshot, shared by all shards. Its leaves are the single destinations, at most {@link #MAX_LEAVES} of them; which of
 * them comes next is a pure function of what the shard says about them.
 */
public interface DestinationPlan {
    /** Most leaves: those tried are remembered in as many bits. */
    int MAX_LEAVES = 16;
    /** No leaf may be used. */
    int NONE = -1;

    /** The name of the group, or of the destination where it is only one; for traces. */
    String name();

    /** Leaves, at least 1. */
    int size();

    /** Number in the registry of destination names of leaf 0 to {@code size() - 1}. */
    int destination(int leaf);

    /** The leaf that is to have the message, or {@link #NONE}. Allocates nothing. */
    int choose(PlanChoice choice);
}
