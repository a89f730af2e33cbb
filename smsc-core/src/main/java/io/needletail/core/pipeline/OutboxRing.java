package io.needletail.core.pipeline;

import io.needletail.core.protocol.ResponseEncoder;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.concurrent.AtomicBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * An {@link Outbox} in a byte ring with one writer, the shard, and one reader, the event loop. A record is the session
 * number followed by the PDU:
 *
 * <pre>
 *  0        4                8         12
 *  | length | record type    | session | PDU ...     (first 8 octets: Agrona's record header)
 * </pre>
 */
public final class OutboxRing implements Outbox {
    /** Record type of an answer to a submit: frees one place of the session's and the loop's window. */
    public static final int ANSWER = 1;
    /** Record type of a deliver_sm or data_sm. */
    public static final int DELIVER = 2;

    /** First record type of what goes to another shard; the number of the shard is added. */
    public static final int PASS = 16;

    private static final VarHandle LONG_AT =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final int SESSION_BYTES = 4;
    private static final int HEADER_BYTES = 16;
    /** Longest record an answer takes: record header, session, PDU. */
    private static final int ANSWER_RECORD_BYTES = 8 + SESSION_BYTES + MAX_RESPONSE_BYTES;

    /** Answers to submit_multi a loop may wait for: each may name 255 destinations that were refused. */
    public static final int LONG_ANSWERS = 4;

    private static final int LONG_ANSWER_BYTES = 7 * 1024;

    /** The end of the ring may be skipped for a record that does not fit there; the longest is one PDU. */
    private static final int PADDING_BYTES = 128 * 1024;
    /** Smallest capacity: its eighth must hold the largest PDU. */
    public static final int MIN_BYTES = 1024 * 1024;

    private final OneToOneRingBuffer ring;
    private final int deliverLimit;
    private final AtomicBoolean wakeUpDue = new AtomicBoolean();
    private final AtomicLong flushed = new AtomicLong();
    private final Runnable wakeLoop;
    private long endOfBatch;
    private @Nullable DirectWriter connected;
    /** Not null while the loop itself takes the shard's turn. */
    private @Nullable DirectWriter direct;

    private boolean wroteDirectly;

    /**
     * @param bytes capacity, a power of two; half of it is kept for answers
     * @param wakeLoop makes the event loop call {@link #drain}; called by the shard, must not block
     */
    public OutboxRing(int bytes, Runnable wakeLoop) {
        this.ring = new OneToOneRingBuffer(
                new UnsafeBuffer(java.nio.ByteBuffer.allocateDirect(bytes + RingBufferDescriptor.TRAILER_LENGTH)));
        this.deliverLimit = bytes / 2;
        this.wakeLoop = wakeLoop;
    }

    /** Submits the loop may have admitted and not yet seen answered, for answers to fit always. */
    public int answersGuaranteed() {
        return (deliverLimit - PADDING_BYTES - LONG_ANSWERS * LONG_ANSWER_BYTES) / ANSWER_RECORD_BYTES;
    }

    /** What takes PDUs without the ring. Before the first of them. */
    public void connect(DirectWriter writer) {
        connected = writer;
    }

    /** Event loop: takes the shard's turn now, so that most PDUs need not go through the ring. */
    public void beginTurn() {
        if (connected != null && wakeUpDue.get()) {
            connected.writeOut();
        }
        direct = connected;
    }

    /** Event loop: the turn is over. */
    public void endTurn() {
        direct = null;
    }

    @Override
    public void answer(int session, int commandId, int sequence, int status, byte[] id, int idLength) {
        if (direct != null) {
            direct.answer(session, commandId, sequence, status, id, idLength);
            wroteDirectly = true;
            return;
        }
        int idOctets = ResponseEncoder.idLength(commandId, idLength);
        boolean hasId = idOctets > 0 || ResponseEncoder.alwaysHasId(commandId);
        int pduLength = hasId ? HEADER_BYTES + idOctets + 1 : HEADER_BYTES;
        int at = ring.tryClaim(ANSWER, SESSION_BYTES + pduLength);
        if (at < 0) {
            throw new IllegalStateException("outbox full: more answers than admitted submits");
        }
        AtomicBuffer buffer = ring.buffer();
        buffer.putInt(at, session);
        int pdu = at + SESSION_BYTES;
        buffer.putInt(pdu, pduLength, ByteOrder.BIG_ENDIAN);
        buffer.putInt(pdu + 4, commandId, ByteOrder.BIG_ENDIAN);
        buffer.putInt(pdu + 8, status, ByteOrder.BIG_ENDIAN);
        buffer.putInt(pdu + 12, sequence, ByteOrder.BIG_ENDIAN);
        if (hasId) {
            putId(buffer, pdu + HEADER_BYTES, id, idOctets);
        }
        ring.commit(at);
    }

    @Override
    public void respond(int session, byte[] pdu, int from, int length) {
        int at = ring.tryClaim(ANSWER, SESSION_BYTES + length);
        if (at < 0) {
            throw new IllegalStateException("outbox full: more answers than admitted requests");
        }
        AtomicBuffer buffer = ring.buffer();
        buffer.putInt(at, session);
        buffer.putBytes(at + SESSION_BYTES, pdu, from, length);
        ring.commit(at);
    }

    /** A few stores cost less than a call that copies as few bytes. */
    private static void putId(AtomicBuffer buffer, int at, byte[] id, int length) {
        int done = 0;
        if (length >= Long.BYTES) {
            buffer.putLong(at, (long) LONG_AT.get(id, 0));
            done = Long.BYTES;
        }
        for (; done < length; done++) {
            buffer.putByte(at + done, id[done]);
        }
        buffer.putByte(at + length, (byte) 0);
    }

    @Override
    public boolean deliver(int session, byte[] pdu, int length) {
        if (direct != null && ring.size() == 0) {
            // An answer that it must not overtake is not in the ring.
            direct.deliver(session, pdu, length);
            wroteDirectly = true;
            return true;
        }
        return put(DELIVER, session, pdu, 0, length);
    }

    @Override
    public boolean pass(int session, byte[] pdu, int at, int length, int toShard) {
        return put(PASS + toShard, session, pdu, at, length);
    }

    private boolean put(int type, int session, byte[] pdu, int from, int length) {
        if (ring.size() + length + ANSWER_RECORD_BYTES > deliverLimit) {
            return false;
        }
        int at = ring.tryClaim(type, SESSION_BYTES + length);
        if (at < 0) {
            return false;
        }
        AtomicBuffer buffer = ring.buffer();
        buffer.putInt(at, session);
        buffer.putBytes(at + SESSION_BYTES, pdu, from, length);
        ring.commit(at);
        return true;
    }

    @Override
    public long position() {
        return ring.producerPosition();
    }

    @Override
    public long flushed() {
        return flushed.get();
    }

    @Override
    public void endBatch() {
        long position = ring.producerPosition();
        if (position != endOfBatch || wroteDirectly) {
            endOfBatch = position;
            wroteDirectly = false;
            if (wakeUpDue.compareAndSet(false, true)) {
                wakeLoop.run();
            }
        }
    }

    /**
     * Event loop: takes what is there, at most {@code limit} records.
     *
     * @return number of records taken; with {@code limit} taken there may be more
     */
    public int drain(OutboxReader reader, int limit) {
        return ring.read(
                (type, buffer, index, length) ->
                        reader.onPdu(type, buffer.getInt(index), buffer, index + SESSION_BYTES, length - SESSION_BYTES),
                limit);
    }

    /** Event loop: before a drain, so that whatever is put from now on wakes it again. */
    public void beginDrain() {
        wakeUpDue.set(false);
    }

    /** Event loop: position of the reader, to be given to {@link #onFlushed} once its channels are flushed. */
    public long drained() {
        return ring.consumerPosition();
    }

    /** Event loop: everything before this position has been flushed. */
    public void onFlushed(long position) {
        flushed.lazySet(position);
    }

    /** Bytes waiting, for gauges; any thread. */
    public int used() {
        return ring.size();
    }
}
