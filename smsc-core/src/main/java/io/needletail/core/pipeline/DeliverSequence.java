package io.needletail.core.pipeline;

/**
 * sequence_numbers for the requests the server sends on a session, divided among their senders so that an answer finds
 * its way without a table: {@code sequence % lanes} is the lane, lane 0 the event loop's own requests (enquire_link,
 * unbind), lane {@code n + 1} those of shard n. Always within 1 to 0x7FFFFFFF.
 */
public final class DeliverSequence {
    private final int lanes;

    /** @param shards number of shards, at least 1 */
    public DeliverSequence(int shards) {
        this.lanes = shards + 1;
    }

    /** Lane of the event loop itself. */
    public static int loopLane() {
        return 0;
    }

    public static int shardLane(int shard) {
        return shard + 1;
    }

    /** The lane a sequence_number of ours belongs to. */
    public int laneOf(int sequence) {
        return Integer.remainderUnsigned(sequence, lanes);
    }

    /** First sequence_number of a lane. */
    public int first(int lane) {
        return lane == 0 ? lanes : lane;
    }

    /** The next sequence_number of the same lane, wrapping around within the legal range. */
    public int next(int sequence) {
        int next = sequence + lanes;
        return next < 0 ? first(laneOf(sequence)) : next;
    }
}
