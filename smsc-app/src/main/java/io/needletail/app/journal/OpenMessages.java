package io.needletail.app.journal;

import java.util.Arrays;
import org.agrona.collections.Long2LongHashMap;

/**
 * What an export remembers of messages that are not finished yet: numbers only, 64 bytes and some 27 of index for each; what is
 * text stays in the journal, at the addresses kept here. Grows in pages and parts, so that it never needs twice its size. A
 * slot is free for another message once its own is {@link #remove}d. One thread.
 */
final class OpenMessages {
    static final int NONE = -1;

    /** Address of the newest fact with the PDU. */
    static final int BODY = 0;
    /** Address of the HANDED_OVER fact, or {@link io.needletail.api.journal.Address#NONE}. */
    static final int HANDED_OVER = 1;
    /** The same of the DECIDED fact. */
    static final int DECIDED = 2;

    static final int ACCEPTED_MILLIS = 3;
    /** {@link RecordOutput#UNKNOWN} before the final state. */
    static final int FINAL_MILLIS = 4;

    static final int ATTEMPTS = 5;
    static final int ERROR = 6;
    /** Code of the state. */
    static final int STATE = 7;

    private static final int FIELD_BITS = 3;
    private static final int PAGE_BITS = 12;
    private static final int PAGE_SLOTS = 1 << PAGE_BITS;
    private static final int PARTS = 1024;
    private static final float LOAD_FACTOR = 0.8f;

    private final Long2LongHashMap[] slots = new Long2LongHashMap[PARTS];
    private long[][] pages = new long[1][];
    private int[] free = new int[PAGE_SLOTS];
    private int freed;
    private int used;

    OpenMessages() {
        for (int part = 0; part < PARTS; part++) {
            slots[part] = new Long2LongHashMap(16, LOAD_FACTOR, NONE);
        }
    }

    private Long2LongHashMap part(long id) {
        return slots[(int) (id * 0x9E3779B97F4A7C15L >>> 54)];
    }

    /** Slot of a message, or {@link #NONE}. */
    int find(long id) {
        return (int) part(id).get(id);
    }

    long get(int slot, int field) {
        return pages[slot >>> PAGE_BITS][(slot & PAGE_SLOTS - 1) << FIELD_BITS | field];
    }

    void set(int slot, int field, long value) {
        pages[slot >>> PAGE_BITS][(slot & PAGE_SLOTS - 1) << FIELD_BITS | field] = value;
    }

    /** A slot for a message that has none; all its fields are 0. */
    int add(long id) {
        int slot = freed > 0 ? free[--freed] : used++;
        int page = slot >>> PAGE_BITS;
        if (page == pages.length) {
            pages = Arrays.copyOf(pages, 2 * page);
        }
        if (pages[page] == null) {
            pages[page] = new long[PAGE_SLOTS << FIELD_BITS];
        }
        int first = (slot & PAGE_SLOTS - 1) << FIELD_BITS;
        Arrays.fill(pages[page], first, first + (1 << FIELD_BITS), 0);
        part(id).put(id, slot);
        return slot;
    }

    void remove(long id) {
        int slot = (int) part(id).remove(id);
        if (freed == free.length) {
            free = Arrays.copyOf(free, freed + (freed >> 1));
        }
        free[freed++] = slot;
    }

    /** Ids of all messages that were not removed, rising. */
    long[] ids() {
        long[] ids =
                new long[Arrays.stream(slots).mapToInt(Long2LongHashMap::size).sum()];
        int count = 0;
        for (Long2LongHashMap part : slots) {
            Long2LongHashMap.KeyIterator keys = part.keySet().iterator();
            while (keys.hasNext()) {
                ids[count++] = keys.nextValue();
            }
        }
        Arrays.sort(ids);
        return ids;
    }
}
