package io.needletail.core.table;

import java.util.Arrays;

/**
 * Finds an entry by message id: open addressing over entry numbers, the ids themselves stay in the table. Ids are mostly
 * consecutive, so 16 neighbours share a cache line while the lines are scattered; removal closes the gap.
 */
final class IdIndex {
    private static final int EMPTY = -1;
    private static final int NEIGHBOURS = 15;

    private final MessageTable table;
    private int[] slots = new int[1024];
    private int size;

    IdIndex(MessageTable table) {
        this.table = table;
        Arrays.fill(slots, EMPTY);
    }

    int find(long id) {
        int mask = slots.length - 1;
        int slot = home(id, mask);
        while (slots[slot] != EMPTY) {
            if (table.id(slots[slot]) == id) {
                return slots[slot];
            }
            slot = slot + 1 & mask;
        }
        return MessageTable.NONE;
    }

    void add(int entry) {
        if (++size > slots.length / 4 * 3) {
            grow();
        }
        place(slots, table.id(entry), entry);
    }

    void remove(long id) {
        int mask = slots.length - 1;
        int slot = home(id, mask);
        while (table.id(slots[slot]) != id) {
            slot = slot + 1 & mask;
        }
        size--;
        closeGap(slot, mask);
    }

    private void closeGap(int from, int mask) {
        int gap = from;
        int slot = gap;
        while (true) {
            slot = slot + 1 & mask;
            int entry = slots[slot];
            if (entry == EMPTY) {
                slots[gap] = EMPTY;
                return;
            }
            int home = home(table.id(entry), mask);
            if ((slot - home & mask) >= (slot - gap & mask)) {
                slots[gap] = entry;
                gap = slot;
            }
        }
    }

    private void grow() {
        int[] grown = new int[slots.length * 2];
        Arrays.fill(grown, EMPTY);
        for (int entry : slots) {
            if (entry != EMPTY) {
                place(grown, table.id(entry), entry);
            }
        }
        slots = grown;
    }

    private static void place(int[] into, long id, int entry) {
        int mask = into.length - 1;
        int slot = home(id, mask);
        while (into[slot] != EMPTY) {
            slot = slot + 1 & mask;
        }
        into[slot] = entry;
    }

    private static int home(long id, int mask) {
        long line = (id >>> 4) * 0x9E3779B97F4A7C15L;
        return ((int) (line >>> 32) << 4 | (int) id & NEIGHBOURS) & mask;
    }
}
