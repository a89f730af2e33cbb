package io.needletail.core.session;

import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageScanner;
import io.needletail.api.pdu.MessageView;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;

/**
 * Receipts of carriers that one shard knows no message for, on their way to the next shard: the number a message went to need
 * not be the one it was submitted with. Event loop thread.
 */
final class PassedReceipts {
    private static final int SEQUENCE = 12;

    private final LoopParts parts;

    PassedReceipts(LoopParts parts) {
        this.parts = parts;
    }

    /**
     * Publishes a receipt to the shard that is to look for its message now; what the ring has no place for is refused, and the
     * carrier sends it again.
     *
     * @param fromShard owes no answer any more
     * @param toShard owes it instead
     */
    void pass(SmppSession session, int fromShard, int toShard, DirectBuffer buffer, int offset, int length) {
        ShardBatch batch = parts.batch();
        // The view lies over these octets until they are published.
        byte[] pdu = new byte[length];
        buffer.getBytes(offset, pdu);
        MessageView view = batch.nextView();
        if (MessageScanner.scan(pdu, 0, length, session.version(), view) != CommandStatus.ROK) {
            throw new IllegalStateException("a receipt that was sound is not any more");
        }
        parts.budget().give(fromShard);
        parts.budget().take(toShard);
        int first = ShardChoice.ofSource(view, batch.shards());
        int passes = Math.floorMod(toShard - first, batch.shards());
        batch.addPassed(toShard, buffer.getInt(offset + SEQUENCE, ByteOrder.BIG_ENDIAN), passes);
        batch.publish(session, parts.clock().nanos());
    }
}
