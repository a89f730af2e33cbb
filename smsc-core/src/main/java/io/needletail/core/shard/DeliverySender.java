package io.needletail.core.shard;

import io.needletail.api.pdu.MessageView;
import io.needletail.core.pipeline.Outbox;
import io.needletail.core.protocol.MessageEncoder;
import io.needletail.core.protocol.PduBuffer;

/** Builds the deliver_sm of a stored message and puts it into the outbox of a receiver's session. Shard thread only. */
final class DeliverySender {
    private static final int VERSION_34 = 0x34;

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
        int at = MessageEncoder.deliver(
                original, routing.editsOnTheWay(entry, stored, original), session.version >= VERSION_34, pdu);
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
}
