package io.needletail.core.shard;

import io.needletail.api.pdu.MessageView;
import io.needletail.api.route.MessageEdits;
import io.needletail.core.carrier.CarrierEncoder;
import io.needletail.core.carrier.LinkSession;
import io.needletail.core.pipeline.Outbox;
import io.needletail.core.protocol.MessageEncoder;
import io.needletail.core.protocol.PduBuffer;
import org.agrona.collections.Int2ObjectHashMap;

/** Builds the submit_sm of a stored message and puts it into the outbox of a carrier's session. Shard thread only. */
final class ForwardSender {

    /** What became of it. */
    enum Result {
        /** It is on its way; its entry is in the session's window. */
        SENT,
        /** The outbox has no room now: nothing has changed. */
        OUTBOX_FULL,
        /** It cannot be put into a form that the session may have. */
        UNFIT,
        /** The rules want something else of it by now. */
        ROUTE_CHANGED
    }

    private final ShardState state;
    private final StoredMessage stored;
    private final Routing routing;
    private final MessageView original = new MessageView();
    private final PduBuffer pdu = new PduBuffer(512);
    private final Int2ObjectHashMap<CarrierEncoder> encoders = new Int2ObjectHashMap<>();

    ForwardSender(ShardState state, StoredMessage stored, Routing routing) {
        this.state = state;
        this.stored = stored;
        this.routing = routing;
        state.targets
                .carriers()
                .forEach(carrier -> encoders.put(carrier.number(), new CarrierEncoder(carrier.config())));
    }

    /** @throws UnreadableMessageException if the journal has no sound record of it */
    Result send(int entry, LinkSession session) {
        stored.load(entry, original);
        MessageEdits edits = routing.edits(entry, stored, original, session.carrier.number());
        if (edits == null) {
            return Result.ROUTE_CHANGED;
        }
        pdu.clear();
        int at = encoders.get(session.carrier.number())
                .encode(
                        original,
                        edits,
                        session.version,
                        state.table.expiryMillis(entry) - state.nowMillis,
                        state.nowMillis,
                        pdu);
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
        if (state.targets.hasConversations()) {
            state.conversations.note(edits, state.table.account(entry), state.nowMillis);
        }
        return Result.SENT;
    }
}
