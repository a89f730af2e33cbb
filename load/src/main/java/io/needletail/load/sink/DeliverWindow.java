package io.needletail.load.sink;

/**
 * The deliver_sm of one session that wait for their answer, by sequence_number. Which kind of message a number stands for
 * is its lowest bit. Owned by one event loop.
 */
final class DeliverWindow {
    /** {@link #close}: no deliver_sm with this number waits. */
    static final int UNKNOWN = -1;

    static final int RECEIPT = 0;
    static final int MOBILE_ORIGINATED = 1;

    private static final int MOST_COUNTED = 0x3FFF_FFFE;

    private final int limit;
    /** Sequence numbers by count, twice as many as may wait so that a late answer does not stop the others; 0 is free. */
    private final int[] waiting;

    private int lastCount;
    private int open;

    DeliverWindow(int limit) {
        this.limit = limit;
        this.waiting = new int[2 * Integer.highestOneBit(2 * limit - 1)];
    }

    boolean hasRoom() {
        return open < limit && waiting[slot(nextCount())] == 0;
    }

    /** The number of the next deliver_sm of this kind; there must be room. */
    int open(int kind) {
        lastCount = nextCount();
        int sequence = lastCount << 1 | kind;
        waiting[slot(lastCount)] = sequence;
        open++;
        return sequence;
    }

    /** An answer came: the kind of what it answers, or {@link #UNKNOWN}. */
    int close(int sequence) {
        int slot = slot(sequence >>> 1);
        if (sequence <= 1 || waiting[slot] != sequence) {
            return UNKNOWN;
        }
        waiting[slot] = 0;
        open--;
        return sequence & 1;
    }

    private int nextCount() {
        return lastCount >= MOST_COUNTED ? 1 : lastCount + 1;
    }

    private int slot(int count) {
        return count & waiting.length - 1;
    }
}
