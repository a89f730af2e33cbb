package io.needletail.core.shard;

import io.needletail.api.pdu.MessageView;
import io.needletail.api.route.MessageEdits;
import io.needletail.core.pipeline.Outbox;
import io.needletail.core.protocol.MessageEncoder;
import io.needletail.core.protocol.PduBuffer;
import io.needletail.core.protocol.SubmitTerms;

/** Builds the deliver_sm or data_sm of a stored message and puts it into the outbox of a receiver's session. Shard thread only. */
final class DeliverySender {
    private static final int VERSION_34 = 0x34;
    /** Of an esm_class: to be ignored on the way to an ESME. */
    private static final int MODE = 0x03;

    /** What became of it. */
    enum Result {
        SENT,
        /** The outbox has no room now: nothing has changed. */
        OUTBOX_FULL,
        /** It cannot be put into a form that the session may have. */
        UNFIT
    }

    private final ShardState state;
    private final StoredMessage stored;
    private final Routing routing;
    private final MessageView original = new MessageView();
    private final SubmitTerms dataTerms = new SubmitTerms();
    private final PduBuffer pdu = new PduBuffer(512);

    DeliverySender(ShardState state, StoredMessage stored, Routing routing) {
        this.state = state;
        this.stored = stored;
        this.routing = routing;
    }

    /** @throws UnreadableMessageException if the journal has no sound record of it */
    Result send(int entry, ReceiverSession session) {
        stored.load(entry, original);
        pdu.clear();
        int at = encode(routing.editsOnTheWay(entry, stored, original), session);
        if (at == MessageEncoder.UNFIT) {
            return Result.UNFIT;
        }
        Outbox outbox = state.ports.outboxes().get(session.loop);
        int sequence = session.window.take(entry, state.steadyMillis);
        pdu.setInt(at + PduBuffer.SEQUENCE_OFFSET, sequence);
        if (!outbox.deliver(session.number, pdu.bytes(), pdu.length())) {
            session.window.free(sequence);
            return Result.OUTBOX_FULL;
        }
        state.metrics.receiptsInFlight.increment();
        return Result.SENT;
    }

    private int encode(MessageEdits edits, ReceiverSession session) {
        boolean tlvs = session.version >= VERSION_34;
        if (tlvs && state.ports.accounts().entry(session.accountIndex).takesDataSm()) {
            edits.esmClass &= ~MODE;
            dataTerms.version = session.version;
            return MessageEncoder.data(original, edits, dataTerms, pdu);
        }
        return MessageEncoder.deliver(original, edits, tlvs, pdu);
    }
}
