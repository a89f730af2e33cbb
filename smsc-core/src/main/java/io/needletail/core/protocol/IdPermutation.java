package io.needletail.core.protocol;

/**
 * A keyed permutation between an id and 128 bits that look random: a Feistel network over two halves, the second of which
 * is a mark by which a foreign text is told apart. It hides that ids count up; it is no cipher. Immutable: any thread.
 */
final class IdPermutation {
    private static final int ROUNDS = 6;
    private static final long STEP = 0x9E37_79B9_7F4A_7C15L;

    private final long key;
    private final long mark;

    IdPermutation(long key) {
        this.key = key;
        this.mark = mix(key ^ STEP);
    }

    /** The upper 64 bits of an id's image. */
    long high(long id) {
        return image(id, true);
    }

    /** The lower 64 bits of an id's image. */
    long low(long id) {
        return image(id, false);
    }

    /** The id of an image, or {@link MessageIdText#INVALID}. */
    long id(long high, long low) {
        long left = high;
        long right = low;
        for (int round = ROUNDS - 1; round >= 0; round--) {
            long before = right ^ scramble(left, round);
            right = left;
            left = before;
        }
        return right == mark && left >= 0 ? left : MessageIdText.INVALID;
    }

    private long image(long id, boolean upper) {
        long left = id;
        long right = mark;
        for (int round = 0; round < ROUNDS; round++) {
            long next = left ^ scramble(right, round);
            left = right;
            right = next;
        }
        return upper ? left : right;
    }

    private long scramble(long half, int round) {
        return mix(half + key + (round + 1) * STEP);
    }

    private static long mix(long value) {
        long mixed = (value ^ value >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D0_49BB_1331_11EBL;
        return mixed ^ mixed >>> 31;
    }
}
