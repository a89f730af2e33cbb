package io.needletail.load.ledger;

/**
 * Which numbers of one counter have come. Remembers each of the latest {@value #WINDOW}; one that is older by more than that
 * counts as a duplicate if it still comes. One thread at a time.
 */
final class NumberedRun {
    private static final int WINDOW = 1 << 20;

    private final long[] seen = new long[WINDOW / Long.SIZE];
    private long first = Long.MAX_VALUE;
    private long last = -1;
    private long distinct;
    private long duplicate;

    void note(long number) {
        if (last >= 0 && number <= last - WINDOW) {
            duplicate++;
            return;
        }
        if (number > last) {
            forget(number);
            last = number;
        }
        long bit = 1L << number;
        int word = (int) (number % WINDOW) / Long.SIZE;
        if ((seen[word] & bit) != 0) {
            duplicate++;
            return;
        }
        seen[word] |= bit;
        distinct++;
        first = Math.min(first, number);
    }

    /** Numbers between the first and the last that came which have not. */
    long lost() {
        return last < 0 ? 0 : last - first + 1 - distinct;
    }

    long duplicate() {
        return duplicate;
    }

    /** Frees the places of the numbers behind the last one, up to this one. */
    private void forget(long number) {
        if (last < 0) {
            return;
        }
        for (long i = Math.max(last + 1, number - WINDOW + 1); i <= number; i++) {
            seen[(int) (i % WINDOW) / Long.SIZE] &= ~(1L << i);
        }
    }
}
