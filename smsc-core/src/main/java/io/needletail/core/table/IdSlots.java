package io.needletail.core.table;

import java.util.Arrays;

/**
 * One part of the {@link IdIndex}: open addressing over entry numbers, the ids themselves stay in the table.
 *
 * <p>Ids are mostly consecutive. The 16 that differ in their last four bits only have one hash and share a line of 16 slots,
 * which is a cache line, while the lines are scattered. Probing goes from line to line within a column, not from slot to
 * slot: the neighbours of an id are nearly always there, and would each have to be looked at when an entry is removed. A
 * <em>position</em> counts along the columns; its slot is the same number with both halves swapped.
 *
 * <pre>
 *            column 0   1   2  ...  15
 *  line 0           0   4   8       60      positions, with four lines
 *  line 1           1   5   9       61
 *  line 2           2   6  10       62
 *  line 3           3   7  11       63
 * </pre>
 */
final class IdSlots {
    private static final int EMPTY = -1;
    /** A slot holds an entry and, above it, how far it is from its home; the largest distance stands for all larger ones. */
    private static final int ENTRY_BITS = 27;

    private static final int ENTRY_MASK = (1 << ENTRY_BITS) - 1;
    private static final int FAR = (1 << Integer.SIZE - ENTRY_BITS) - 1;
    private static final int COLUMN_BITS = 4;
    private static final int COLUMN_MASK = (1 << COLUMN_BITS) - 1;
    private static final int FIRST_LINE_BITS = 2;
    /** Where in the hash the line begins; what chooses the part lies above. */
    private static final int LINE_SHIFT = 28;

    private static final int COLUMN_SHIFT = 24;

    private final MessageTable table;
    private int lineBits = FIRST_LINE_BITS;
    private int[] slots = emptySlots(lineBits);
    private int size;

    IdSlots(MessageTable table) {
        this.table = table;
    }

    /** The same for 16 neighbours; mixed twice, for the parts to be as scattered inside as they are among each other. */
    static long hash(long id) {
        long hash = (id >>> COLUMN_BITS) * 0x9E3779B97F4A7C15L;
        return (hash ^ hash >>> 32) * 0xBF58476D1CE4E5B9L;
    }

    int find(long id) {
        int home = home(id);
        for (int distance = 0; ; distance++) {
            int slot = slots[slot(home + distance & mask())];
            if (slot == EMPTY) {
                return MessageTable.NONE;
            }
            if (holds(slot, id, distance)) {
                return slot & ENTRY_MASK;
            }
        }
    }

    void add(int entry, long id) {
        if (++size > slots.length / 4 * 3) {
            grow();
        }
        place(entry, id);
    }

    void remove(long id) {
        int home = home(id);
        int distance = 0;
        while (!holds(slots[slot(home + distance & mask())], id, distance)) {
            distance++;
        }
        size--;
        closeGap(home + distance & mask());
    }

    /** Moves back what would not be found across the gap. */
    private void closeGap(int from) {
        int gap = from;
        for (int position = from + 1 & mask(); ; position = position + 1 & mask()) {
            int slot = slots[slot(position)];
            if (slot == EMPTY) {
                slots[slot(gap)] = EMPTY;
                return;
            }
            int distance = distance(slot, position);
            int step = position - gap & mask();
            if (distance >= step) {
                slots[slot(gap)] = packed(slot & ENTRY_MASK, distance - step);
                gap = position;
            }
        }
    }

    private void grow() {
        int[] old = slots;
        lineBits++;
        slots = emptySlots(lineBits);
        for (int slot : old) {
            if (slot != EMPTY) {
                int entry = slot & ENTRY_MASK;
                place(entry, table.id(entry));
            }
        }
    }

    private void place(int entry, long id) {
        int home = home(id);
        int distance = 0;
        while (slots[slot(home + distance & mask())] != EMPTY) {
            distance++;
        }
        slots[slot(home + distance & mask())] = packed(entry, distance);
    }

    /** The distance tells nearly all other ids apart, without a look at the table. */
    private boolean holds(int slot, long id, int distance) {
        return slot >>> ENTRY_BITS == Math.min(distance, FAR) && table.id(slot & ENTRY_MASK) == id;
    }

    private int distance(int slot, int position) {
        int distance = slot >>> ENTRY_BITS;
        return distance < FAR ? distance : position - home(table.id(slot & ENTRY_MASK)) & mask();
    }

    private static int packed(int entry, int distance) {
        return Math.min(distance, FAR) << ENTRY_BITS | entry;
    }

    /** The column is mixed with the hash: ids of which every 16th lives must not fill one column. */
    private int home(long id) {
        long hash = hash(id);
        int line = (int) (hash >>> LINE_SHIFT) & (1 << lineBits) - 1;
        int column = (int) (id ^ hash >>> COLUMN_SHIFT) & COLUMN_MASK;
        return column << lineBits | line;
    }

    private int mask() {
        return slots.length - 1;
    }

    private int slot(int position) {
        int line = position & (1 << lineBits) - 1;
        return line << COLUMN_BITS | position >>> lineBits;
    }

    private static int[] emptySlots(int lineBits) {
        int[] slots = new int[1 << lineBits + COLUMN_BITS];
        Arrays.fill(slots, EMPTY);
        return slots;
    }
}
