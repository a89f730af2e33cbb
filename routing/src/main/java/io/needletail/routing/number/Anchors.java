package io.needletail.routing.number;

import java.util.Arrays;

/**
 * Chooses the anchors of a {@link PrefixTable}: a prefix lies beside those that agree with it in as many first digits as the greatest
 * anchor that is not longer than it. Few anchors mean few places to look at, many mean few neighbours: beginning at the longest,
 * lengths are put together for as long as a prefix has few neighbours.
 */
final class Anchors {
    /** Neighbours of a prefix on the average, itself included, and the most. */
    private static final int FEW = 3;

    private static final int MOST = 24;

    private Anchors() {}

    /**
     * The anchors, descending.
     *
     * @param sorted packed prefixes in the order of unsigned numbers
     */
    static int[] of(long[] sorted) {
        int[] countOf = new int[PackedDigits.DIGITS + 1];
        for (long key : sorted) {
            countOf[PackedDigits.count(key)]++;
        }
        int[] anchors = new int[PackedDigits.DIGITS];
        int found = 0;
        int longest = PackedDigits.DIGITS;
        int anchor = 0;
        for (int length = longest; length > 0; length--) {
            if (countOf[length] == 0) {
                continue;
            }
            if (anchor != 0 && !areFew(sorted, length, longest)) {
                anchors[found++] = anchor;
                longest = length;
            }
            anchor = length;
        }
        if (anchor != 0) {
            anchors[found++] = anchor;
        }
        return Arrays.copyOf(anchors, found);
    }

    /** Whether prefixes of these lengths have few neighbours that agree with them in the least of them. */
    private static boolean areFew(long[] sorted, int least, int longest) {
        long head = 0;
        long neighbours = 0;
        long all = 0;
        long squares = 0;
        for (long key : sorted) {
            int count = PackedDigits.count(key);
            if (count < least || count > longest) {
                continue;
            }
            long keyHead = PackedDigits.first(key, least);
            neighbours = keyHead == head ? neighbours + 1 : 1;
            head = keyHead;
            if (neighbours > MOST) {
                return false;
            }
            all++;
            squares += 2 * neighbours - 1; // sums up to the square
        }
        return squares <= FEW * all;
    }
}
