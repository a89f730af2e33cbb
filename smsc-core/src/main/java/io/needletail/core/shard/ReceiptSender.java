package io.needletail.core.shard;

import io.needletail.api.pdu.MessageView;
import io.needletail.core.pipeline.Outbox;
import io.needletail.core.protocol.DeliverSmEncoder;
import io.needletail.core.protocol.PduBuffer;
import io.needletail.core.protocol.Receipt;
import io.needletail.core.table.MessageTable;

/** Builds a receipt from the stored message and puts it into the outbox of the receiver's loop. */
final class ReceiptSender {
    private static final int VERSION_34 = 0x34;

    private final ShardState state;
    private final StoredMessage stored;
    private final MessageView original = new MessageView();
    private final Receipt receipt = new Receipt();
    private final PduBuffer pdu = new PduBuffer(512);

    ReceiptSender(ShardState state, StoredMessage stored) {
        this.state = state;
        this.stored = stored;
    }

    /** False when the outbox has no room now; nothing has changed then. */
    boolean sendReceipt(int entry, ReceiverSession session) {
        long acceptedMillis = stored.load(entry, original);
        fill(entry, session, acceptedMillis, state.table.expiryMillis(entry));
        pdu.clear();
        int at = DeliverSmEncoder.receipt(original, receipt, pdu);
        if (!send(session, entry, at)) {
            return false;
        }
        state.metrics.receiptsSent.increment();
        state.metrics.submitToReceiptMicros.recordValue(ShardMetrics.receiptMicros(state.nowMillis - acceptedMillis));
        return true;
    }

    /** An intermediate notification; dropped when the outbox has no room. */
    void sendNotification(int entry, ReceiverSession session) {
        long acceptedMillis = stored.load(entry, original);
        fill(entry, session, acceptedMillis, state.nowMillis);
        pdu.clear();
        int at = DeliverSmEncoder.intermediateNotification(original, receipt, pdu);
        if (send(session, ReceiverSession.NOTIFICATION, at)) {
            state.metrics.notificationsSent.increment();
        }
    }

    private void fill(int entry, ReceiverSession session, long acceptedMillis, long doneMillis) {
        MessageTable table = state.table;
        receipt.id(table.id(entry), (table.flags(entry) & MessageTable.SHORT_ID) != 0)
                .outcome(table.state(entry), table.networkError(entry))
                .dates(acceptedMillis, doneMillis)
                .tlvs(session.version >= VERSION_34);
    }

    private boolean send(ReceiverSession session, int inFlight, int at) {
        Outbox outbox = state.ports.outboxes().get(session.loop);
        int sequence = session.window.take(inFlight, state.steadyMillis);
        pdu.setInt(at + PduBuffer.SEQUENCE_OFFSET, sequence);
        if (!outbox.deliver(session.number, pdu.bytes(), pdu.length())) {
            session.window.free(sequence);
            return false;
        }
        state.metrics.receiptsInFlight.increment();
        return true;
    }
}
