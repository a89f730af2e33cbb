package io.needletail.routing.number;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.List;

/**
 * Whole numbers by the million, each perhaps with a value: a hash table with one 64-bit cell a number, at most seven tenths
 * full, in which neighbours are tried in turn. A look-up is a cache miss or two; ten million numbers take 114 MB.
 *
 * <pre>
 *   cell   51 bits: the digits behind a 1 that keeps leading zeros   13 bits: the value's index
 *          0: empty
 * </pre>
 *
 * <p>The cells lie outside the heap in pieces of 8 MiB, so that a reload gives the collector nothing to move and no single
 * allocation holds up a safepoint. Immutable once built; any thread.
 */
public final class NumberMap implements NumberTable {
    /** Most digits of a number (E.164 has 15). */
    public static final int MAX_DIGITS = 15;
    /** Most different values of one map. */
    public static final int MAX_VALUES = 1 << 13;

    private static final int VALUE_BITS = 13;
    private static final int VALUE_MASK = MAX_VALUES - 1;
    private static final int PIECE_BITS = 20;
    private static final int PIECE_MASK = (1 << PIECE_BITS) - 1;
    private static final int MAX_ENTRIES = 1_400_000_000;
    private static final double FULL = 0.7;
    private static final long MIX = 0x9E37_79B9_7F4A_7C15L;

    private final LongBuffer[] pieces;
    private final int capacity;
    private final List<String> values;
    private final int size;

    private NumberMap(Builder builder, List<String> values) {
        pieces = builder.pieces;
        capacity = builder.capacity;
        size = builder.size;
        this.values = List.copyOf(values);
    }

    /**
     * Starts a map.
     *
     * @param most numbers that will be put; memory is taken for them at once
     */
    public static Builder builder(long most) {
        if (most > MAX_ENTRIES) {
            throw new IllegalArgumentException(most + " numbers, allowed: up to " + MAX_ENTRIES);
        }
        return new Builder((int) Math.max(8, (long) (most / FULL) + 1));
    }

    @Override
    public int find(byte[] bytes, int at, int length) {
        long key = key(bytes, at, length);
        if (key < 0) {
            return NONE;
        }
        int cell = home(key, capacity);
        while (true) {
            long content = pieces[cell >>> PIECE_BITS].get(cell & PIECE_MASK);
            if (content >>> VALUE_BITS == key) {
                return (int) content & VALUE_MASK;
            }
            if (content == 0) {
                return NONE;
            }
            cell = cell + 1 == capacity ? 0 : cell + 1;
        }
    }

    @Override
    public List<String> values() {
        return values;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public long bytes() {
        return (long) capacity * Long.BYTES;
    }

    /** The digits behind a 1, or -1 for what is no number of 1 to 15 digits; a leading {@code +} does not count. */
    static long key(byte[] bytes, int at, int length) {
        int from = length > 0 && bytes[at] == '+' ? at + 1 : at;
        int end = at + length;
        if (from == end || end - from > MAX_DIGITS) {
            return -1;
        }
        long key = 1;
        for (int i = from; i < end; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            key = key * 10 + digit;
        }
        return key;
    }

    private static int home(long key, int capacity) {
        return (int) (((key * MIX) >>> 32) * capacity >>> 32);
    }

    /**
     * Collects numbers, some at a time: their cells are touched one after the other before any is looked at, so that the cache misses of ten
     * million numbers overlap. Not thread-safe; used once.
     */
    public static final class Builder {
        private static final int BATCH = 64;

        private final long[] waiting = new long[BATCH];
        private int waitingCount;
        /** Keeps the compiler from leaving the touching out. */
        @SuppressWarnings("UnusedVariable")
        private long touched;

        private final LongBuffer[] pieces;
        private final int capacity;
        private int size;

        private Builder(int capacity) {
            this.capacity = capacity;
            pieces = new LongBuffer[(capacity - 1 >>> PIECE_BITS) + 1];
            for (int i = 0; i < pieces.length; i++) {
                int cells = Math.min(1 << PIECE_BITS, capacity - (i << PIECE_BITS));
                pieces[i] = ByteBuffer.allocateDirect(cells * Long.BYTES)
                        .order(ByteOrder.nativeOrder())
                        .asLongBuffer();
            }
        }

        /**
         * Sets a number's value; of several the last one counts.
         *
         * @param value 0 to {@link #MAX_VALUES} - 1
         * @return false if it is no number of 1 to 15 digits; then nothing is changed
         */
        public boolean put(byte[] bytes, int at, int length, int value) {
            long key = key(bytes, at, length);
            if (key < 0) {
                return false;
            }
            if (waitingCount == BATCH) {
                flush();
            }
            waiting[waitingCount++] = key << VALUE_BITS | value;
            return true;
        }

        private void flush() {
            for (int i = 0; i < waitingCount; i++) {
                touched += cell(home(waiting[i] >>> VALUE_BITS, capacity));
            }
            for (int i = 0; i < waitingCount; i++) {
                place(waiting[i]);
            }
            waitingCount = 0;
        }

        private void place(long content) {
            int cell = home(content >>> VALUE_BITS, capacity);
            long before = cell(cell);
            while (before != 0 && before >>> VALUE_BITS != content >>> VALUE_BITS) {
                cell = cell + 1 == capacity ? 0 : cell + 1;
                before = cell(cell);
            }
            size += before == 0 ? 1 : 0;
            if (size == capacity) {
                throw new IllegalStateException("more numbers than were announced");
            }
            pieces[cell >>> PIECE_BITS].put(cell & PIECE_MASK, content);
        }

        private long cell(int cell) {
            return pieces[cell >>> PIECE_BITS].get(cell & PIECE_MASK);
        }

        /** @param values what the indexes mean; empty for a set */
        public NumberMap build(List<String> values) {
            flush();
            return new NumberMap(this, values);
        }
    }
}
