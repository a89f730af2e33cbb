package io.needletail.core.table;

/**
 * Finds an entry by message id. Divided into parts by a hash of the id, so that no single insert has to move millions of
 * entries when the index grows: each part grows by itself, about a 256th of all.
 */
final class IdIndex {
    private static final int PART_BITS = 8;

    private final IdSlots[] parts = new IdSlots[1 << PART_BITS];

    IdIndex(MessageTable table) {
        for (int i = 0; i < parts.length; i++) {
            parts[i] = new IdSlots(table);
        }
    }

    int find(long id) {
        return part(id).find(id);
    }

    /** @param id of the entry, which is not in the index */
    void add(int entry, long id) {
        part(id).add(entry, id);
    }

    /** @param id which is in the index */
    void remove(long id) {
        part(id).remove(id);
    }

    private IdSlots part(long id) {
        return parts[(int) (IdSlots.hash(id) >>> Long.SIZE - PART_BITS)];
    }
}
