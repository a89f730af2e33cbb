package io.needletail.core.shard;

/**
 * Intermediate notifications that wait until the answers of their submits have left. Nobody is owed one, so there is a
 * limit, and what is beyond it is dropped. Shard thread only.
 */
final class PendingNotifications {
    private static final int CAPACITY = 1024;
    private static final int MASK = CAPACITY - 1;

    private final int[] entries = new int[CAPACITY];
    private final long[] ids = new long[CAPACITY];
    private final long[] turns = new long[CAPACITY];
    private int head;
    private int tail;

    /** Appends one; false when it is dropped. */
    boolean add(int entry, long id, long turn) {
        if (tail - head == CAPACITY) {
            return false;
        }
        int at = tail++ & MASK;
        entries[at] = entry;
        ids[at] = id;
        turns[at] = turn;
        return true;
    }

    boolean isEmpty() {
        return head == tail;
    }

    /** True when the first one was made in this turn or before. */
    boolean isDue(long sendableTurn) {
        return head != tail && turns[head & MASK] <= sendableTurn;
    }

    /** Entry of the first one; it may belong to another message by now, see {@link #id}. */
    int entry() {
        return entries[head & MASK];
    }

    long id() {
        return ids[head & MASK];
    }

    void removeFirst() {
        head++;
    }
}
