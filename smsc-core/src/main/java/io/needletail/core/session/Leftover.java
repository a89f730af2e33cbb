package io.needletail.core.session;

import java.util.Arrays;

/**
 * Octets of a session that were read and not yet handled: the start of a PDU, or what a paused session keeps. Holds no
 * array while empty, except a small one.
 */
final class Leftover {
    private static final int KEPT_BYTES = 512;
    private static final byte[] NOTHING = new byte[0];

    private byte[] bytes = NOTHING;
    private int length;

    int length() {
        return length;
    }

    /** Room for {@code count} more octets at the end of the returned array; they start at the old {@link #length}. */
    byte[] grow(int count) {
        int needed = length + count;
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, needed <= KEPT_BYTES ? KEPT_BYTES : needed);
        }
        length = needed;
        return bytes;
    }

    void append(byte[] source, int offset, int count) {
        if (count > 0) {
            int at = length;
            System.arraycopy(source, offset, grow(count), at, count);
        }
    }

    /** Moves everything to the start of {@code target}, which must be large enough. */
    int takeInto(byte[] target) {
        int taken = length;
        System.arraycopy(bytes, 0, target, 0, taken);
        clear();
        return taken;
    }

    void clear() {
        length = 0;
        if (bytes.length > KEPT_BYTES) {
            bytes = NOTHING;
        }
    }
}
