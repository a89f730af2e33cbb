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
    private final ReceiverAnnouncer announcer;
    private final ConnectionCloser closer;
    private final LoopMetrics metrics;
    private final Clock clock;
    private final long timeoutNanos;

    UnbindHandler(DeliverSequence sequences, LoopParts parts, SessionTimeouts timeouts) {
        this.sequences = sequences;
        this.batch = parts.batch();
        this.announcer = parts.announcer();
        this.closer = parts.closer();
        this.metrics = parts.metrics();
        this.clock = parts.clock();
        this.timeoutNanos = timeouts.unbind().toNanos();
    }

    @Override
    public boolean handle(SmppSession session, Frame frame) {
        Unbinding unbinding = session.unbinding();
        if (frame.commandId() == CommandId.UNBIND) {
            unbinding.askedByPeer(frame.sequence());
            leave(session);
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
        session.times().deadlineNanos = clock.nanos() + timeoutNanos;
        finish(session);
    }

    /** The peer sends no more: nothing is delivered to it, what was admitted is answered, then the connection ends. */
    void onInputEnd(SmppSession session) {
        if (session.state().isBound()) {
            session.unbinding().endedByPeer();
            leave(session);
            finish(session);
        } else if (session.state() != SessionState.UNBOUND) {
            closer.closeAfterFlush(session, CloseReason.PEER_CLOSED);
        }
    }

    /** Goes on with an unbinding session that has had its answers; called whenever one may have come. */
    void finish(SmppSession session) {
        if (session.unanswered() > 0 || session.isClosing()) {
            return;
        }
        if (session.unbinding().isRequestDue()) {
            session.unbinding().onRequest();
            session.output().header(CommandId.UNBIND, CommandStatus.ROK, session.nextSequence(sequences));
            session.output().flush();
        } else if (session.state() == SessionState.UNBOUND) {
            end(session);
        }
    }

    /** Ends an unbinding session, whatever it still waits for. */
    void end(SmppSession session) {
        Unbinding unbinding = session.unbinding();
        if (!session.isClosing()) {
            if (unbinding.isResponseOwed()) {
                session.output().header(CommandId.UNBIND_RESP, CommandStatus.ROK, unbinding.owedSequence());
            }
            closer.closeAfterFlush(session, unbinding.reason());
        }
    }

    /** What the session answered in the same read goes to the shards before they hear that it is gone. */
    private void leave(SmppSession session) {
        batch.publish(session, clock.nanos());
        session.unbinding().withdrawRequest();
        session.become(SessionState.UNBOUND);
        session.times().deadlineNanos = clock.nanos() + timeoutNanos;
        announcer.withdraw(session);
    }
}
