package io.needletail.load.ledger;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * 64 bits that stand for a message id. Two different ids are taken for one with a probability of 2^-64 a pair: among a
 * million ids known at a time, for one new id in 10^13.
 *
 * <p>The last octet is put in last and unmixed: ids that differ in nothing else, as those of a counter do, differ in the low bits
 * alone and so lie side by side in an {@link IdTable}, which spares cache misses.
 */
public final class MessageIdHash {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();
    private static final long FACTOR = 0x9FB21C651E98DF25L;

    private MessageIdHash() {}

    /** The hash of the octets of an id, without its NUL. */
    public static long of(byte[] bytes, int at, int length) {
        if (length == 0) {
            return 0;
        }
        int last = at + length - 1;
        long hash = length * 0x9E3779B97F4A7C15L;
        int i = at;
        for (; i + Long.BYTES <= last; i += Long.BYTES) {
            hash = mix(hash ^ (long) LONG.get(bytes, i));
        }
        long rest = 0;
        for (; i < last; i++) {
            rest = rest << 8 | bytes[i] & 0xFF;
        }
        return mix(mix(hash ^ rest)) ^ bytes[last];
    }

    private static long mix(long value) {
        long z = (value ^ value >>> 32) * FACTOR;
        z = (z ^ z >>> 29) * FACTOR;
        return z ^ z >>> 32;
    }
}
