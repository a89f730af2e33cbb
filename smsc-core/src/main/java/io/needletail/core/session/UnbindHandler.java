package io.needletail.core.session;

import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.time.Clock;
import io.needletail.core.pipeline.DeliverSequence;
import io.needletail.core.protocol.SessionState;

/**
 * unbind of either side (3.4 section 4.2), or the end of what the peer sends: nothing more is admitted, what was admitted is answered, then the connection
 * ends. {@link SessionSweep} ends it when that takes too long.
 */
final class UnbindHandler implements PduHandler {
    private final DeliverSequence sequences;
    private final ShardBatch batch;
    private final SessionAnnouncer announcer;
    private final ConnectionCloser closer;
    private final LoopMetrics metrics;
    private final Clock clock;

    UnbindHandler(DeliverSequence sequences, LoopParts parts) {
        this.sequences = sequences;
        this.batch = parts.batch();
        this.announcer = parts.announcer();
        this.closer = parts.closer();
        this.metrics = parts.metrics();
        this.clock = parts.clock();
    }

    @Override
    public boolean handle(SmppSession session, Frame frame) {
        Unbinding unbinding = session.unbinding();
        if (frame.commandId() == CommandId.UNBIND) {
            unbinding.askedByPeer(frame.sequence());
            if (isOwedAnswers(session)) {
                // A carrier may answer what it has taken before it hears that it may go.
                setDeadline(session);
            } else {
                leave(session);
            }
        } else if (unbinding.isResponseAwaited()) {
            unbinding.onResponse();
            leave(session);
        } else {
            metrics.unknownResponses.increment();
        }
        return true;
    }

    /**
     * Has a bound session sent unbind, after the answers it is owed: many an ESME closes the connection as soon as it reads
     * unbind. It may still answer what it was sent before.
     */
    void ask(SmppSession session, CloseReason reason) {
        if (session.isClosing() || session.unbinding().isStarted()) {
            return;
        }
        session.unbinding().askedByServer(reason);
        setDeadline(session);
        finish(session);
    }

    /** The peer sends no more: nothing is delivered to it, what was admitted is answered, then the connection ends. */
    void onInputEnd(SmppSession session) {
        if (session.state().isBound()) {
            session.unbinding().endedByPeer();
            giveUpAnswers(session);
            leave(session);
            finish(session);
        } else if (session.state() != SessionState.UNBOUND) {
            closer.closeAfterFlush(session, CloseReason.PEER_CLOSED);
        }
    }

    /** Goes on with an unbinding session that has had its answers; called whenever one may have come. */
    void finish(SmppSession session) {
        if (session.awaitsAnswers() || session.isClosing()) {
            return;
        }
        if (session.unbinding().isRequestDue()) {
            request(session);
            session.output().flush();
            return;
        }
        if (session.unbinding().isResponseOwed() && session.state().isBound()) {
            leave(session);
        }
        if (session.state() == SessionState.UNBOUND) {
            end(session);
        }
    }

    /** Ends an unbinding session, whatever it still waits for. */
    void end(SmppSession session) {
        Unbinding unbinding = session.unbinding();
        if (!session.isClosing()) {
            if (unbinding.isRequestDue() && session.link() != null) {
                request(session);
            }
            if (unbinding.isResponseOwed()) {
                session.output().header(CommandId.UNBIND_RESP, CommandStatus.ROK, unbinding.owedSequence());
            }
            closer.closeAfterFlush(session, unbinding.reason());
        }
    }

    private void request(SmppSession session) {
        session.unbinding().onRequest();
        session.output().header(CommandId.UNBIND, CommandStatus.ROK, session.nextSequence(sequences));
    }

    private void setDeadline(SmppSession session) {
        session.times().deadlineNanos = clock.nanos() + session.timers().unbind();
    }

    private static boolean isOwedAnswers(SmppSession session) {
        LinkSide link = session.link();
        return link != null && link.unanswered() > 0;
    }

    private static void giveUpAnswers(SmppSession session) {
        LinkSide link = session.link();
        if (link != null) {
            link.giveUp();
        }
    }

    /** What the session answered in the same read goes to the shards before they hear that it is gone. */
    private void leave(SmppSession session) {
        batch.publish(session, clock.nanos());
        session.unbinding().withdrawRequest();
        session.become(SessionState.UNBOUND);
        setDeadline(session);
        announcer.withdraw(session);
    }
}
