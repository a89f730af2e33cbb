package io.needletail.load.sink;

import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageScanner;
import io.needletail.api.pdu.MessageView;
import io.needletail.core.protocol.InterfaceVersion;
import io.needletail.core.protocol.PduBuffer;
import io.needletail.load.sink.account.SinkCount;
import java.util.Objects;

/** Sends what waits and is due: answers and receipts. In the event loop, with the shared buffer empty. */
final class Delivery {
    /** Receipts for one session in one write. */
    private static final int BURST = 256;

    private final SinkParts parts;
    private final MessageView view = new MessageView();

    Delivery(SinkParts parts) {
        this.parts = parts;
    }

    /** Sends the answers of a session whose time has come. */
    void answers(SinkSession session, long nowNanos) {
        TimedQueue queue = session.delayed();
        if (!queue.isDue(nowNanos)) {
            return;
        }
        while (queue.isDue(nowNanos)) {
            parts.out().putBytes(queue.headBytes(), queue.headOffset(), queue.headLength());
            queue.remove();
        }
        session.flush(parts.out());
        session.updateReading();
    }

    /** Sends the receipts of an account whose time has come, to its receivers in turn, as far as they have room. */
    void receipts(SinkAccount account, long nowNanos) {
        int full = 0;
        while (full < account.receivers() && account.receipts().isDue(nowNanos)) {
            full = burst(account.receipts(), account.nextReceiver(), nowNanos) == 0 ? full + 1 : 0;
        }
    }

    private int burst(TimedQueue queue, SinkSession receiver, long nowNanos) {
        int sent = 0;
        while (sent < BURST && receiver.mayBeSent() && queue.isDue(nowNanos)) {
            append(queue, receiver);
            queue.remove();
            sent++;
        }
        parts.counts().add(SinkCount.RECEIPTS_SENT, sent);
        receiver.flush(parts.out());
        return sent;
    }

    private void append(TimedQueue queue, SinkSession receiver) {
        PduBuffer out = parts.out();
        int at = out.length();
        out.putBytes(queue.headBytes(), queue.headOffset(), queue.headLength());
        if (!InterfaceVersion.allowsTlvs(receiver.version())) {
            cutTlvs(out, at);
        }
        int sequence = Objects.requireNonNull(receiver.window()).open(DeliverWindow.RECEIPT);
        out.setInt(at + PduBuffer.SEQUENCE_OFFSET, sequence);
    }

    /** A 3.3 peer may not be sent any (3.4 section 3.4). */
    private void cutTlvs(PduBuffer out, int at) {
        int status = MessageScanner.scan(out.bytes(), at, out.length() - at, view);
        if (status != CommandStatus.ROK || view.commandId() != CommandId.DELIVER_SM) {
            throw new IllegalStateException("a receipt of our own is malformed: " + CommandStatus.text(status));
        }
        out.truncate(view.tlvOffset());
        out.end(at);
    }
}
