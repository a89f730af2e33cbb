package io.needletail.core.protocol;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at the words of a text eight octets at a time. Stateless: any thread. */
final class WordScan {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long SPACES = 0x2020202020202020L;
    private static final long LOWEST_BITS = 0x0101010101010101L;
    private static final long HIGHEST_BITS = 0x8080808080808080L;

    private WordScan() {}

    /** The octets from {@code at} on, the first in the lowest place; zeros from {@code end} on. */
    static long front(byte[] bytes, int at, int end) {
        if (end - at >= Long.BYTES) {
            return (long) LONG.get(bytes, at);
        }
        long front = 0;
        for (int i = end - 1; i >= at; i--) {
            front = front << Byte.SIZE | bytes[i] & 0xFF;
        }
        return front;
    }

    /** The index behind the next space, or {@code end}. */
    static int behindSpace(byte[] bytes, int from, int end) {
        int at = from;
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            long zeros = (long) LONG.get(bytes, at) ^ SPACES;
            // The lowest one found is a space in truth; above it a borrow may show one that is none.
            long found = zeros - LOWEST_BITS & ~zeros & HIGHEST_BITS;
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3) + 1;
            }
        }
        for (; at < end; at++) {
            if (bytes[at] == ' ') {
                return at + 1;
            }
        }
        return end;
    }
}
