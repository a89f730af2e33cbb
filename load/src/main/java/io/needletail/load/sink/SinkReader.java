package io.needletail.load.sink;

import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.core.protocol.ResponseEncoder;
import io.needletail.core.protocol.SessionState;
import io.needletail.core.protocol.SessionStateTable;
import io.needletail.load.sink.account.SinkCount;
import io.netty.buffer.ByteBuf;

/** Takes whole reads apart in one array, hands each PDU on, and keeps what is not whole. In the event loop. */
final class SinkReader {
    /** Octets of one read; a PDU may be as long. */
    static final int READ_BYTES = 64 * 1024;

    private static final int LENGTH_BYTES = 4;
    private static final int MAX_PDU_BYTES = READ_BYTES + 4096;

    private final SinkParts parts;
    private final SubmitHandler submits;
    private final SessionHandler sessions;
    private final byte[] scratch = new byte[READ_BYTES + MAX_PDU_BYTES];

    SinkReader(SinkParts parts, SubmitHandler submits, SessionHandler sessions) {
        this.parts = parts;
        this.submits = submits;
        this.sessions = sessions;
    }

    /**
     * Handles what a channel has read, at most {@link #READ_BYTES}; the answers are in the shared buffer then.
     *
     * @return false when the framing is lost: what is in the buffer is the last to be sent
     */
    boolean read(SinkSession session, ByteBuf in) {
        int kept = session.takeLeftover(scratch);
        int count = in.readableBytes();
        in.readBytes(scratch, kept, count);
        long now = parts.clock().nanos();
        submits.begin(now);
        long before = received();
        int end = kept + count;
        int at = handle(session, end);
        parts.counts().received((int) (received() - before), now);
        if (at < 0) {
            return false;
        }
        if (!session.hasEnded()) {
            session.keep(scratch, at, end - at);
        }
        return true;
    }

    /** Handles whole PDUs; the index of the first octet not handled, or -1. */
    private int handle(SinkSession session, int end) {
        int at = 0;
        while (end - at >= LENGTH_BYTES && !session.hasEnded()) {
            int length = SessionHandler.int32(scratch, at);
            if (length < CommandId.HEADER_BYTES || length > MAX_PDU_BYTES) {
                return loseFraming(session);
            }
            if (end - at < length) {
                return at;
            }
            dispatch(session, at, length);
            at += length;
        }
        return at;
    }

    private void dispatch(SinkSession session, int at, int length) {
        int commandId = SessionHandler.int32(scratch, at + 4);
        boolean submit = commandId == CommandId.SUBMIT_SM && session.state().maySubmit();
        if (submit || commandId == CommandId.DATA_SM && mayData(session)) {
            parts.counts().add(submit ? SinkCount.SUBMITS : SinkCount.DATA);
            submits.handle(session, scratch, at, length, SessionHandler.int32(scratch, at + 12));
        } else {
            sessions.handle(session, scratch, at, length);
        }
    }

    private static boolean mayData(SinkSession session) {
        return SessionStateTable.permit(session.state(), CommandId.DATA_SM, session.version()) == CommandStatus.ROK;
    }

    private int loseFraming(SinkSession session) {
        parts.counts().add(SinkCount.FRAMING_ERRORS);
        int at = parts.out().reserve(CommandId.HEADER_BYTES);
        ResponseEncoder.genericNack(parts.out().bytes(), at, CommandStatus.RINVCMDLEN, 0);
        sessions.leave(session, SessionState.UNBOUND);
        return -1;
    }

    private long received() {
        return parts.counts().get(SinkCount.SUBMITS) + parts.counts().get(SinkCount.DATA);
    }
}
