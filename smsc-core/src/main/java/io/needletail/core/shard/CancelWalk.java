package io.needletail.core.shard;

import io.needletail.api.pdu.CommandId;
import io.needletail.core.pipeline.ShardEvent;
import java.util.Arrays;

/**
 * A cancel_sm for all messages of an account between two addresses, on its way through the table: for those that were there
 * when it came. Shard thread only.
 */
final class CancelWalk {
    final Origin origin;
    final int account;
    final byte[] pdu;
    /** Ids rise: a message with a higher one came later. */
    final long highestId;
    /** The entry to look at next. */
    int next;
    /** Something has been cancelled. */
    boolean found;
    /** It waits until the answers of this batch are out; 0 for no wait. */
    long batch;

    CancelWalk(ShardEvent event, long highestId) {
        this.highestId = highestId;
        origin = Origin.of(event, CommandId.CANCEL_SM);
        account = event.account;
        pdu = Arrays.copyOf(event.pdu(), event.pduLength());
    }
}
