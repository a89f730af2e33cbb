package io.needletail.core.session;

import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.core.protocol.ResponseEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What a session is to be sent in this turn of its loop: one buffer, written and flushed once at the end of the turn.
 */
final class SessionOutput {
    private static final byte[] NO_ID = new byte[0];
    private static final int MIN_BYTES = 256;
    private static final int MAX_FIRST_BYTES = 32 * 1024;

    private final Channel channel;
    private final LoopMetrics metrics;
    private final UnsafeBuffer target = new UnsafeBuffer();
    private @Nullable ByteBuf pending;
    private int expectedBytes = MIN_BYTES;

    SessionOutput(Channel channel, LoopMetrics metrics) {
        this.channel = channel;
        this.metrics = metrics;
    }

    /** A PDU without a body. */
    void header(int commandId, int status, int sequence) {
        header(16, commandId, status, sequence);
    }

    /** The header of a PDU of {@code length} octets in all. */
    void header(int length, int commandId, int status, int sequence) {
        ByteBuf out = buffer();
        out.writeLong((long) length << 32 | commandId & 0xFFFF_FFFFL);
        out.writeLong((long) status << 32 | sequence & 0xFFFF_FFFFL);
    }

    /** A response with a message id of {@code idLength} octets; with none it has no body, unless its kind always has. */
    void answer(int commandId, int status, int sequence, byte[] id, int idLength) {
        int length = ResponseEncoder.idLength(commandId, idLength);
        if (length == 0 && !ResponseEncoder.alwaysHasId(commandId)) {
            header(commandId, status, sequence);
        } else {
            header(17 + length, commandId, status, sequence);
            buffer().writeBytes(id, 0, length).writeByte(0);
        }
    }

    /** {@link #answer} with a congestion_state, where there is a body to put it behind. */
    void answer(int commandId, int sequence, byte[] id, int idLength, int congestion) {
        header(17 + idLength + CongestionState.TLV_BYTES, commandId, CommandStatus.ROK, sequence);
        buffer().writeBytes(id, 0, idLength).writeByte(0);
        congestion(congestion);
    }

    /** A whole response with a congestion_state behind it. */
    void append(DirectBuffer bytes, int offset, int length, int congestion) {
        buffer().writeInt(length + CongestionState.TLV_BYTES);
        append(bytes, offset + Integer.BYTES, length - Integer.BYTES);
        congestion(congestion);
    }

    /** An enquire_link_resp with a congestion_state. */
    void enquireLinkResponse(int sequence, int congestion) {
        header(
                CommandId.HEADER_BYTES + CongestionState.TLV_BYTES,
                CommandId.ENQUIRE_LINK_RESP,
                CommandStatus.ROK,
                sequence);
        congestion(congestion);
    }

    private void congestion(int state) {
        buffer().writeInt(CongestionState.tlvHeader()).writeByte(state);
    }

    /** A negative response of the loop's own; that to a query_sm has its fields, all NULL: clients wait for them. */
    void refusal(int commandId, int status, int sequence) {
        if (commandId == CommandId.QUERY_SM_RESP) {
            header(20, commandId, status, sequence);
            buffer().writeInt(0);
            return;
        }
        answer(commandId, status, sequence, NO_ID, 0);
    }

    void append(byte[] bytes, int offset, int length) {
        buffer().writeBytes(bytes, offset, length);
    }

    /** Octets of another buffer; straight from memory to memory where both are there. */
    void append(DirectBuffer bytes, int offset, int length) {
        ByteBuf out = buffer().ensureWritable(length);
        if (out.hasMemoryAddress()) {
            int at = out.writerIndex();
            target.wrap(out.memoryAddress() + at, length);
            target.putBytes(0, bytes, offset, length);
            out.writerIndex(at + length);
        } else {
            byte[] copy = new byte[length];
            bytes.getBytes(offset, copy);
            out.writeBytes(copy);
        }
    }

    boolean isEmpty() {
        return pending == null;
    }

    /** Writes and flushes what is there; a failure comes back as an event of the channel. */
    @SuppressWarnings("FutureReturnValueIgnored")
    void flush() {
        ByteBuf out = take();
        if (out != null) {
            channel.write(out, channel.voidPromise());
            channel.flush();
        }
    }

    /** Writes and flushes the last words; the future completes when they are with the operating system. */
    ChannelFuture flushLast() {
        ByteBuf out = take();
        return channel.writeAndFlush(out == null ? channel.alloc().buffer(0) : out);
    }

    /** Lets go of what was not written. */
    void discard() {
        ByteBuf out = pending;
        pending = null;
        if (out != null) {
            out.release();
        }
    }

    private @Nullable ByteBuf take() {
        ByteBuf out = pending;
        pending = null;
        if (out != null) {
            int bytes = out.readableBytes();
            expectedBytes = Math.max(MIN_BYTES, Math.min(MAX_FIRST_BYTES, bytes));
            metrics.bytesWritten.add(bytes);
        }
        return out;
    }

    private ByteBuf buffer() {
        ByteBuf out = pending;
        if (out == null) {
            out = channel.alloc().directBuffer(expectedBytes + (expectedBytes >> 2));
            pending = out;
        }
        return out;
    }
}
