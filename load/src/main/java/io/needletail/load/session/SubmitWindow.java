package io.needletail.load.session;

/**
 * The submits of one session that wait for their answer, in arrays indexed by the low bits of their sequence number. Numbers
 * ascend; one whose place is still taken by an unanswered submit is passed over. In the session's loop.
 */
public final class SubmitWindow {
    /** {@link #answer}: the request had its answer before. */
    public static final long DUPLICATE = -1;

    /** {@link #answer}: there was no such request. */
    public static final long UNKNOWN = -2;

    private static final int MAX_SEQUENCE = 0x7FFF_FFFF;

    /** Sequence number of the submit in each place; negative once it is answered; 0 before the first. */
    private final int[] sequences;

    private final long[] intendedNanos;
    private final int mask;
    private final int limit;
    private int last;
    private int waiting;

    public SubmitWindow(int limit) {
        this.limit = limit;
        int places = Integer.highestOneBit(limit) * 4;
        sequences = new int[places];
        intendedNanos = new long[places];
        mask = places - 1;
    }

    /** Submits that may be sent now. */
    public int free() {
        return limit - waiting;
    }

    /** Submits without an answer. */
    public int waiting() {
        return waiting;
    }

    /** A submit is sent, {@link #free} being positive; returns its sequence number. */
    public int open(long intended) {
        int sequence = nextSequence();
        while (sequences[sequence & mask] > 0) {
            sequence = nextSequence();
        }
        int place = sequence & mask;
        sequences[place] = sequence;
        intendedNanos[place] = intended;
        waiting++;
        return sequence;
    }

    /** A number for another request. */
    public int nextSequence() {
        last = last == MAX_SEQUENCE ? 1 : last + 1;
        return last;
    }

    /** An answer came; returns when its request was meant to be sent, or {@link #DUPLICATE} or {@link #UNKNOWN}. */
    public long answer(int sequence) {
        int place = sequence & mask;
        if (sequence > 0 && sequences[place] == sequence) {
            sequences[place] = -sequence;
            waiting--;
            return intendedNanos[place];
        }
        return sequence > 0 && sequence <= last ? DUPLICATE : UNKNOWN;
    }
}
