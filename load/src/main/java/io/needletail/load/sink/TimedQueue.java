package io.needletail.load.sink;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayDeque;

/**
 * PDUs that are sent at a time of their own, first in, first out, in chunks of bytes. Times must not descend. Owned by one
 * event loop; nothing is allocated per PDU.
 *
 * <pre>
 * record    due 8 octets, length 4, PDU; never across two chunks
 * length 0  the rest of the chunk is unused
 * </pre>
 */
final class TimedQueue {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final int LENGTH_AT = 8;
    private static final int HEADER = 12;

    private final ChunkPool pool;
    private final ArrayDeque<byte[]> chunks = new ArrayDeque<>(2);
    private int headAt;
    private int tailAt = ChunkPool.CHUNK_BYTES;
    private long size;

    TimedQueue(ChunkPool pool) {
        this.pool = pool;
    }

    /** PDUs that wait. */
    long size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Appends a PDU; false, and nothing is changed, when there is no memory for it. */
    boolean add(long dueNanos, byte[] source, int from, int length) {
        if (tailAt + HEADER + length > ChunkPool.CHUNK_BYTES && !addChunk(length)) {
            return false;
        }
        byte[] chunk = chunks.getLast();
        LONG.set(chunk, tailAt, dueNanos);
        INT.set(chunk, tailAt + LENGTH_AT, length);
        System.arraycopy(source, from, chunk, tailAt + HEADER, length);
        tailAt += HEADER + length;
        size++;
        return true;
    }

    /** True when the first PDU's time has come. */
    boolean isDue(long nowNanos) {
        return size > 0 && (long) LONG.get(headChunk(), headAt) - nowNanos <= 0;
    }

    /** The array that holds the first PDU at {@link #headOffset}. */
    byte[] headBytes() {
        return headChunk();
    }

    int headOffset() {
        return headAt + HEADER;
    }

    int headLength() {
        return (int) INT.get(headChunk(), headAt + LENGTH_AT);
    }

    /** Forgets the first PDU. */
    void remove() {
        headAt += HEADER + headLength();
        size--;
        if (size == 0) {
            clear();
        } else if (headAt + HEADER > ChunkPool.CHUNK_BYTES || headLength() == 0) {
            pool.giveBack(chunks.removeFirst());
            headAt = 0;
        }
    }

    /** Forgets everything and gives its memory back. */
    void clear() {
        while (!chunks.isEmpty()) {
            pool.giveBack(chunks.removeFirst());
        }
        headAt = 0;
        tailAt = ChunkPool.CHUNK_BYTES;
        size = 0;
    }

    private byte[] headChunk() {
        return chunks.getFirst();
    }

    private boolean addChunk(int length) {
        byte[] next = HEADER + length > ChunkPool.CHUNK_BYTES ? null : pool.take();
        if (next == null) {
            return false;
        }
        if (!chunks.isEmpty() && tailAt + HEADER <= ChunkPool.CHUNK_BYTES) {
            INT.set(chunks.getLast(), tailAt + LENGTH_AT, 0);
        }
        chunks.addLast(next);
        tailAt = 0;
        return true;
    }
}
