package io.needletail.core.table;

import java.util.Arrays;

/**
 * Finds the entry of a message by {@link MessageTable#upstream}: open addressing over entry numbers, the hashes stay in the
 * table. Linear probing, gaps closed on removal, never more than two thirds full. Shard thread only.
 *
 * <p>Two messages with one hash: the newer one is found. A carrier that gives an id twice causes that, chance does not.
 */
public final class UpstreamIndex {
    private static final int EMPTY = -1;
    private static final int FIRST_SLOTS = 64;

    private final MessageTable table;
    private int[] slots = emptySlots(FIRST_SLOTS);
    private int size;

    public UpstreamIndex(MessageTable table) {
        this.table = table;
    }

    /** Messages in the index. */
    public int size() {
        return size;
    }

    /** The entry with this hash, or {@link MessageTable#NONE}. */
    public int find(long hash) {
        for (int at = home(hash); slots[at] != EMPTY; at = at + 1 & mask()) {
            if (table.upstream(slots[at]) == hash) {
                return slots[at];
            }
        }
        return MessageTable.NONE;
    }

    /** Adds an entry whose {@link MessageTable#upstream} is set; it takes the place of one with the same hash. */
    public void add(int entry) {
        if (3 * ++size > 2 * slots.length) {
            grow();
        }
        place(entry);
    }

    /** Removes an entry, before its {@link MessageTable#upstream} changes; one that is not there, or not any more, is not missed. */
    public void remove(int entry) {
        int at = home(table.upstream(entry));
        while (slots[at] != entry) {
            if (slots[at] == EMPTY) {
                return;
            }
            at = at + 1 & mask();
        }
        size--;
        closeGap(at);
    }

    private void closeGap(int from) {
        int gap = from;
        slots[gap] = EMPTY;
        for (int at = from + 1 & mask(); slots[at] != EMPTY; at = at + 1 & mask()) {
            int home = home(table.upstream(slots[at]));
            if ((at - home & mask()) >= (at - gap & mask())) {
                slots[gap] = slots[at];
                slots[at] = EMPTY;
                gap = at;
            }
        }
    }

    private void place(int entry) {
        long hash = table.upstream(entry);
        int at = home(hash);
        while (slots[at] != EMPTY) {
            if (table.upstream(slots[at]) == hash) {
                size--;
                break;
            }
            at = at + 1 & mask();
        }
        slots[at] = entry;
    }

    private void grow() {
        int[] old = slots;
        slots = emptySlots(old.length * 2);
        for (int entry : old) {
            if (entry != EMPTY) {
                place(entry);
            }
        }
    }

    private int home(long hash) {
        return (int) (hash ^ hash >>> 32) & mask();
    }

    private int mask() {
        return slots.length - 1;
    }

    private static int[] emptySlots(int count) {
        int[] made = new int[count];
        Arrays.fill(made, EMPTY);
        return made;
    }
}
