package io.needletail.core.pipeline;

/**
 * Where a shard puts the PDUs for the sessions of one event loop. Shard thread only; one outbox for each pair of shard
 * and loop; never waits.
 *
 * <p>PDUs leave in the order they were put, so an answer is on its way before any receipt that follows it here. For
 * order between two loops the shard compares {@link #position} with {@link #flushed}.
 */
public interface Outbox {
    /** Longest response for which room is kept: a query_sm_resp. */
    int MAX_RESPONSE_BYTES = 76;

    /**
     * Answers a submit_sm or data_sm. There is always room: the loop admits no more submits than answers fit.
     *
     * @param commandId of the response
     * @param id message id text, its first {@code idLength} octets; 0 octets for a response without body
     */
    void answer(int session, int commandId, int sequence, int status, byte[] id, int idLength);

    /**
     * Answers any admitted request with a whole PDU, of at most {@value #MAX_RESPONSE_BYTES} octets, or any length for a
     * submit_multi. There is always room.
     */
    void respond(int session, byte[] pdu, int at, int length);

    /**
     * Sends a request of the shard's own, header and sequence_number included.
     *
     * @return false when there is no room now: try again after the loop has flushed
     */
    boolean deliver(int session, byte[] pdu, int length);

    /**
     * Gives a receipt of a carrier that this shard knows no message for to another shard, which answers it.
     *
     * @param pdu as it came, sequence_number included
     * @param toShard the one that is to have it
     * @return false when there is no room now: the receipt is to be refused, the carrier sends it again
     */
    boolean pass(int session, byte[] pdu, int at, int length, int toShard);

    /** Grows with everything put. */
    long position();

    /** Everything put before this position has been written and flushed to its channel by the loop. */
    long flushed();

    /** End of the shard's batch: wakes the loop if anything is waiting for it. */
    void endBatch();
}
