package io.needletail.routing.number;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Longest prefix over digits: a hash table in which prefixes with the same first digits are neighbours, so that one look finds
 * all that may fit. How many first digits these are depends on what there is: see {@link Anchors}. With a million prefixes a
 * look-up is a cache miss where a tree has one for each digit; one more for each anchor that has nothing.
 *
 * <pre>
 *   cell   64 bits: the first 16 digits of the prefix, packed; 0: empty   16 bits: its digits 17 to 20   48 bits: the value
 * </pre>
 *
 * <p>Immutable; any thread; a look-up allocates nothing. A million prefixes take 32 MB.
 */
public final class PrefixTable {
    /** No prefix fits. */
    public static final int NONE = -1;
    /** Without a prefix. */
    public static final PrefixTable EMPTY = builder().build();

    /** Most digits of a prefix. */
    static final int MAX_DIGITS = 20;

    private static final int CELL_WORDS = 2;
    private static final int TAIL_SHIFT = Long.SIZE - Character.SIZE;
    private static final int MAX_CAPACITY = Integer.MAX_VALUE / CELL_WORDS - 8;
    private static final long MIX = 0x9E37_79B9_7F4A_7C15L;

    private final long[] cells;
    private final int capacity;
    /** Of the first digits up to an anchor. */
    private final KeyFilter filter;
    /** In how many first digits neighbours agree, the most first. */
    private final int[] anchors;
    /** The value of the empty prefix. */
    private final int otherwise;

    private final int size;

    private PrefixTable(Builder from) {
        size = from.size;
        otherwise = from.otherwise;
        capacity = (int) Math.min(Math.max(8, 2L * size), MAX_CAPACITY);
        cells = new long[capacity * CELL_WORDS];
        filter = new KeyFilter(size);
        anchors = Anchors.of(from.sortedKeys());
        for (int i = 0; i < from.cells.length; i += CELL_WORDS) {
            if (from.cells[i] != 0) {
                put(from.cells[i], from.cells[i + 1]);
            }
        }
    }

    /** Starts a table. */
    public static Builder builder() {
        return new Builder();
    }

    private void put(long key, long rest) {
        int count = PackedDigits.count(key);
        int anchor = 0;
        while (anchors[anchor] > count) {
            anchor++;
        }
        long hash = hash(PackedDigits.first(key, anchors[anchor]));
        filter.add(hash);
        int cell = home(hash, capacity);
        while (cells[cell] != 0) {
            cell = next(cell);
        }
        cells[cell] = key;
        cells[cell + 1] = rest;
    }

    /** Prefixes, the empty one aside. */
    public int size() {
        return size;
    }

    /** Octets of memory. */
    public long bytes() {
        return (long) cells.length * Long.BYTES;
    }

    /** The value of the longest prefix of these octets, or {@link #NONE}; the first octet that is no digit ends it. */
    public int longest(byte[] bytes, int at, int length) {
        long digits = PackedDigits.pack(bytes, at, length);
        int count = PackedDigits.count(digits);
        int tail = length > PackedDigits.DIGITS && count == PackedDigits.DIGITS ? tail(bytes, at, length) : 0;
        int best = otherwise;
        int bestCount = 0;
        for (int anchor : anchors) {
            long hash = hash(PackedDigits.first(digits, anchor));
            if (anchor > count || !filter.mayHave(hash)) {
                continue;
            }
            int cell = home(hash, capacity);
            for (long key = cells[cell]; key != 0; key = cells[cell]) {
                int keyCount = PackedDigits.count(key);
                if (PackedDigits.first(digits, keyCount) == key) {
                    long rest = cells[cell + 1];
                    keyCount += rest >>> TAIL_SHIFT == 0 ? 0 : tailCount(rest, tail);
                    if (keyCount > bestCount) {
                        best = (int) rest;
                        bestCount = keyCount;
                    }
                }
                cell = next(cell);
            }
            if (bestCount >= anchor) {
                return best;
            }
        }
        return best;
    }

    /** How many digits of a tail fit, or less than none if others do not. */
    private static int tailCount(long rest, int tail) {
        long wanted = rest >>> TAIL_SHIFT << TAIL_SHIFT;
        int count = PackedDigits.count(wanted);
        return PackedDigits.first((long) tail << TAIL_SHIFT, count) == wanted ? count : -MAX_DIGITS;
    }

    /** Digits 17 to 20, packed as the others. */
    private static int tail(byte[] bytes, int at, int length) {
        int behind = Math.min(length, MAX_DIGITS) - PackedDigits.DIGITS;
        return behind <= 0 ? 0 : (int) (PackedDigits.pack(bytes, at + PackedDigits.DIGITS, behind) >>> TAIL_SHIFT);
    }

    private static long hash(long digits) {
        return (digits ^ digits >>> Integer.SIZE) * MIX;
    }

    private static int home(long hash, int capacity) {
        return (int) ((hash >>> Integer.SIZE) * capacity >>> Integer.SIZE) * CELL_WORDS;
    }

    private int next(int cell) {
        return cell + CELL_WORDS == cells.length ? 0 : cell + CELL_WORDS;
    }

    /** Collects prefixes. Not thread-safe; used once. */
    public static final class Builder {
        private static final int FIRST_CAPACITY = 16;

        private long[] cells = new long[FIRST_CAPACITY * CELL_WORDS];
        private int otherwise = NONE;
        private int size;

        private Builder() {}

        /** Sets the value of a prefix; answers the one it had, or {@link #NONE}. The prefix holds 0 to 20 digits only. */
        public int put(String prefix, int value) {
            return put(prefix.getBytes(StandardCharsets.ISO_8859_1), 0, prefix.length(), value);
        }

        /** As {@link #put(String, int)}, from octets. */
        public int put(byte[] bytes, int at, int length, int value) {
            if (length == 0) {
                int before = otherwise;
                otherwise = value;
                return before;
            }
            long key = PackedDigits.pack(bytes, at, length);
            long tail = (long) tail(bytes, at, length) << TAIL_SHIFT;
            int cell = cell(key, tail);
            int before = cells[cell] == 0 ? NONE : (int) cells[cell + 1];
            size += cells[cell] == 0 ? 1 : 0;
            cells[cell] = key;
            cells[cell + 1] = tail | value;
            if (size > cells.length / CELL_WORDS / 2) {
                grow();
            }
            return before;
        }

        /** Where a prefix is, or would be. */
        private int cell(long key, long tail) {
            int cell = home(hash(key ^ tail), cells.length / CELL_WORDS);
            while (cells[cell] != 0 && (cells[cell] != key || cells[cell + 1] >>> TAIL_SHIFT << TAIL_SHIFT != tail)) {
                cell = cell + CELL_WORDS == cells.length ? 0 : cell + CELL_WORDS;
            }
            return cell;
        }

        private void grow() {
            if (size >= MAX_CAPACITY / 4) {
                throw new IllegalStateException("more prefixes than " + MAX_CAPACITY / 4);
            }
            long[] before = cells;
            cells = new long[2 * before.length];
            for (int i = 0; i < before.length; i += CELL_WORDS) {
                if (before[i] != 0) {
                    int cell = cell(before[i], before[i + 1] >>> TAIL_SHIFT << TAIL_SHIFT);
                    cells[cell] = before[i];
                    cells[cell + 1] = before[i + 1];
                }
            }
        }

        private long[] sortedKeys() {
            long[] keys = new long[size];
            int count = 0;
            for (int i = 0; i < cells.length; i += CELL_WORDS) {
                if (cells[i] != 0) {
                    keys[count++] = cells[i] ^ Long.MIN_VALUE; // in the order of signed numbers
                }
            }
            Arrays.sort(keys);
            for (int i = 0; i < count; i++) {
                keys[i] ^= Long.MIN_VALUE;
            }
            return keys;
        }

        public PrefixTable build() {
            return new PrefixTable(this);
        }
    }
}
