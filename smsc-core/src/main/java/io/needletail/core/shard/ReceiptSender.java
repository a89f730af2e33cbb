package io.needletail.core.shard;

import io.needletail.api.pdu.MessageView;
import io.needletail.core.account.AccountEntry;
import io.needletail.core.family.MemberHeader;
import io.needletail.core.pipeline.Outbox;
import io.needletail.core.protocol.DeliverSmEncoder;
import io.needletail.core.protocol.PduBuffer;
import io.needletail.core.protocol.Receipt;
import io.needletail.core.protocol.ReceiptEncoder;
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
        AccountEntry account = account(entry);
        fill(entry, session, acceptedMillis, state.table.expiryMillis(entry));
        receipt.alphabet(account.account().terms().messages().alphabet());
        receipt.id(account.ids(), messageId(entry), isShort(entry));
        pdu.clear();
        ReceiptEncoder dialect = account.receipts();
        int at = dialect == null
                ? DeliverSmEncoder.receipt(original, receipt, pdu)
                : dialect.encode(original, receipt, ReceiptEncoder.RECEIPT, pdu);
        if (!send(session, entry, at)) {
            return false;
        }
        state.metrics.receiptsSent.increment();
        state.metrics.submitToReceiptMicros.recordValue(ShardMetrics.receiptMicros(state.nowMillis - acceptedMillis));
        return true;
    }

    /** An intermediate notification; dropped when the outbox has no room. */
    void sendNotification(int entry, ReceiverSession session) {
        AccountEntry account = account(entry);
        ReceiptEncoder dialect = account.receipts();
        if (dialect != null && !dialect.writesNotifications()) {
            return;
        }
        long acceptedMillis = stored.load(entry, original);
        fill(entry, session, acceptedMillis, state.nowMillis);
        receipt.alphabet(account.account().terms().messages().alphabet());
        receipt.id(account.ids(), messageId(entry), isShort(entry));
        pdu.clear();
        int at = dialect == null
                ? DeliverSmEncoder.intermediateNotification(original, receipt, pdu)
                : dialect.encode(original, receipt, ReceiptEncoder.INTERMEDIATE_NOTIFICATION, pdu);
        if (send(session, ReceiverSession.NOTIFICATION, at)) {
            state.metrics.notificationsSent.increment();
        }
    }

    private void fill(int entry, ReceiverSession session, long acceptedMillis, long doneMillis) {
        MessageTable table = state.table;
        receipt.outcome(table.state(entry), table.networkError(entry))
                .dates(acceptedMillis, doneMillis)
                .tlvs(session.version >= VERSION_34);
    }

    /** What the ESME was answered: of a message with others of the same request, their family's. */
    private long messageId(int entry) {
        return state.table.isMember(entry)
                ? MemberHeader.family(original.bytes(), original.start())
                : state.table.id(entry);
    }

    private AccountEntry account(int entry) {
        return state.ports.accounts().entry(state.table.account(entry));
    }

    private boolean isShort(int entry) {
        return (state.table.flags(entry) & MessageTable.SHORT_ID) != 0;
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
