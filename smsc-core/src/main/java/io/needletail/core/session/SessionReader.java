package io.needletail.core.session;

import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.time.Clock;
import io.netty.buffer.ByteBuf;

/**
 * Takes whole reads apart: copies the octets once, behind what the session had left over, into the loop's own array,
 * checks each command_length before anything else is done with a PDU, dispatches whole PDUs, publishes what they brought
 * for the shards, and keeps the rest.
 */
final class SessionReader {
    private static final int READ_BYTES = 64 * 1024;
    private static final int LENGTH_BYTES = 4;

    private final PduDispatcher dispatcher;
    private final PduDispatcher linkDispatcher;
    private final ShardBatch batch;
    private final Admission admission;
    private final UnbindHandler unbinder;
    private final ConnectionCloser closer;
    private final LoopMetrics metrics;
    private final Clock clock;
    private final int maxPduBytes;
    private final Frame frame = new Frame();
    private byte[] scratch;

    /**
     * @param dispatcher for what ESMEs send
     * @param linkDispatcher for what carriers send
     */
    SessionReader(
            LoopParts parts,
            PduDispatcher dispatcher,
            PduDispatcher linkDispatcher,
            UnbindHandler unbinder,
            int maxPduBytes) {
        this.dispatcher = dispatcher;
        this.linkDispatcher = linkDispatcher;
        this.unbinder = unbinder;
        this.batch = parts.batch();
        this.admission = parts.admission();
        this.closer = parts.closer();
        this.metrics = parts.metrics();
        this.clock = parts.clock();
        this.maxPduBytes = maxPduBytes;
        this.scratch = new byte[2 * READ_BYTES + maxPduBytes];
    }

    /** The channel has read these octets; they stay the caller's. */
    void onRead(SmppSession session, ByteBuf in) {
        int count = in.readableBytes();
        metrics.bytesRead.add(count);
        if (session.isClosing()) {
            return;
        }
        Leftover leftover = session.leftover();
        if (session.gate().isPaused()) {
            int at = leftover.length();
            in.readBytes(leftover.grow(count), at, count);
            return;
        }
        ensureScratch(leftover.length() + count);
        int end = leftover.takeInto(scratch);
        in.readBytes(scratch, end, count);
        turn(session, end + count);
    }

    /** The peer sends no more. What it has sent is handled and answered; then the connection ends. */
    void onEnd(SmppSession session) {
        session.gate().end();
        if (session.isClosing()) {
            closer.onInputEnd(session);
        } else {
            leaveAtEnd(session);
        }
    }

    private void leaveAtEnd(SmppSession session) {
        if (session.gate().hasEnded() && !session.gate().isPaused()) {
            unbinder.onInputEnd(session);
        }
    }

    /** One reason to pause is gone: handles what was kept, and reads on if no other reason holds. */
    void resume(SmppSession session, PauseReason reason) {
        session.gate().clear(reason);
        if (session.isClosing() || session.gate().isPaused()) {
            return;
        }
        if (session.leftover().length() > 0) {
            ensureScratch(session.leftover().length());
            turn(session, session.leftover().takeInto(scratch));
            session.output().flush();
        }
        if (!session.isClosing()) {
            session.gate().open();
            leaveAtEnd(session);
        }
    }

    /** Lets those go on that waited for the same thing, as long as there is room; each once. */
    void resumeAll(PausedSessions paused) {
        for (int left = paused.size(); left > 0; left--) {
            resume(paused.next(), paused.reason());
        }
    }

    /** Lets those go on whose time has come. */
    void resumeDue(PausedSessions paused, long now) {
        for (int left = paused.size(); left > 0; left--) {
            SmppSession session = paused.next();
            if (session.times().resumeNanos - now > 0 && !session.isClosing()) {
                paused.keep(session);
            } else {
                resume(session, paused.reason());
            }
        }
    }

    private void turn(SmppSession session, int end) {
        long now = clock.nanos();
        admission.begin(now);
        session.times().readNanos = now;
        int at = end;
        try {
            at = handleFrames(session, end);
        } catch (RuntimeException e) {
            closer.fail(session, e);
        }
        batch.publish(session, now);
        if (session.isClosing()) {
            session.leftover().clear();
        } else {
            session.leftover().append(scratch, at, end - at);
            unbinder.finish(session);
        }
    }

    /** Handles whole PDUs; returns the index of the first octet not handled. */
    private int handleFrames(SmppSession session, int end) {
        PduDispatcher handlers = session.link() == null ? dispatcher : linkDispatcher;
        int at = 0;
        while (end - at >= LENGTH_BYTES && session.gate().mayHandle() && !session.isClosing()) {
            int length = Frame.int32(scratch, at);
            if (length < CommandId.HEADER_BYTES || length > maxPduBytes) {
                loseFraming(session);
                return end;
            }
            if (end - at < length) {
                return at;
            }
            if (batch.isFull()) {
                batch.publish(session, admission.nowNanos());
            }
            frame.wrap(scratch, at, length);
            if (!handlers.dispatch(session, frame)) {
                return at;
            }
            noteOperation(session);
            at += length;
        }
        return at;
    }

    private void noteOperation(SmppSession session) {
        if ((frame.commandId() & ~CommandId.RESPONSE) != CommandId.ENQUIRE_LINK) {
            session.times().operationNanos = admission.nowNanos();
        }
    }

    private void loseFraming(SmppSession session) {
        batch.publish(session, admission.nowNanos());
        session.output().header(CommandId.GENERIC_NACK, CommandStatus.RINVCMDLEN, 0);
        closer.closeAfterFlush(session, CloseReason.BAD_COMMAND_LENGTH);
    }

    private void ensureScratch(int bytes) {
        if (bytes > scratch.length) {
            scratch = new byte[bytes];
        }
    }
}
