package io.needletail.core.session;

import io.needletail.api.pdu.CommandStatus;
import io.needletail.core.account.AccountEntry;
import io.needletail.core.broadcast.BroadcastCentre;
import io.needletail.core.broadcast.BroadcastParser;
import java.util.Objects;

/**
 * broadcast_sm, query_broadcast_sm and cancel_broadcast_sm: fields here, the rest on a thread of its own. Until the answer is
 * there nothing more of this session is handled: such requests are rare, and keep their order.
 */
final class BroadcastHandler implements PduHandler {
    private final LoopParts parts;
    private final BroadcastCentre centre;
    private final SessionReader reader;

    BroadcastHandler(LoopParts parts, BroadcastCentre centre, SessionReader reader) {
        this.parts = parts;
        this.centre = centre;
        this.reader = reader;
    }

    @Override
    public boolean handle(SmppSession session, Frame frame) {
        if (session.unbinding().isStarted()) {
            return refuse(session, frame, CommandStatus.RINVBNDSTS);
        }
        BroadcastParser parser = new BroadcastParser(frame.bytes(), frame.start(), frame.length());
        if (parser.status() != CommandStatus.ROK) {
            parts.metrics().malformedMessages.increment();
            return refuse(session, frame, parser.status());
        }
        AccountEntry account = Objects.requireNonNull(session.account(), "broadcast without a bind");
        BroadcastCentre.Question question = new BroadcastCentre.Question(
                parser, frame.sequence(), account.account().systemId());
        session.gate().pause(PauseReason.BROADCAST);
        if (!centre.tryAnswer(question, parts.loop(), response -> onResponse(session, response))) {
            session.gate().clear(PauseReason.BROADCAST);
            session.gate().open();
            return refuse(session, frame, CommandStatus.RTHROTTLED);
        }
        return true;
    }

    private void onResponse(SmppSession session, byte[] response) {
        if (session.isClosing()) {
            return;
        }
        session.output().append(response, 0, response.length);
        session.output().flush();
        reader.resume(session, PauseReason.BROADCAST);
    }

    private static boolean refuse(SmppSession session, Frame frame, int status) {
        session.output().refusal(frame.responseId(), status, frame.sequence());
        return true;
    }
}
