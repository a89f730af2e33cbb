package io.needletail.load.sink;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** Byte arrays of one size, as many as the bound allows; taken and given back by the queues of one event loop. */
final class ChunkPool {
    static final int CHUNK_BYTES = 32 * 1024;

    private final ArrayDeque<byte[]> free = new ArrayDeque<>();
    private long left;

    ChunkPool(long maxBytes) {
        left = Math.max(1, maxBytes / CHUNK_BYTES);
    }

    /** A chunk with undefined content, or null when all are in use. */
    byte @Nullable [] take() {
        byte[] chunk = free.poll();
        if (chunk == null && left > 0) {
            left--;
            chunk = new byte[CHUNK_BYTES];
        }
        return chunk;
    }

    void giveBack(byte[] chunk) {
        free.push(chunk);
    }
}
