package io.needletail.app.journal;

import io.needletail.api.journal.Address;
import java.util.Arrays;
import org.agrona.collections.Long2LongHashMap;

/**
 * What an export remembers of messages that are not finished yet: numbers only, 55 bytes and the index for each; what is text stays in
 * the journal, at the addresses kept here. A slot is free for another message once its own is {@link #remove}d. One thread.
 */
final class OpenMessages {
    static final int NONE = -1;

    private static final int FIRST_SLOTS = 1024;

    private final Long2LongHashMap slots = new Long2LongHashMap(NONE);
    private int[] free = new int[FIRST_SLOTS];
    private int freed;
    private int used;

    /** Address of the newest fact with the PDU. */
    long[] body = new long[FIRST_SLOTS];
    /** Addresses, or {@link Address#NONE}. */
    long[] handedOver = new long[FIRST_SLOTS];

    long[] decided = new long[FIRST_SLOTS];
    long[] acceptedMillis = new long[FIRST_SLOTS];
    /** {@link RecordOutput#UNKNOWN} before the final state. */
    long[] finalMillis = new long[FIRST_SLOTS];

    int[] attempts = new int[FIRST_SLOTS];
    int[] error = new int[FIRST_SLOTS];
    /** Code of the state; ENROUTE before the final one. */
    byte[] state = new byte[FIRST_SLOTS];

    /** Slot of a message, or {@link #NONE}. */
    int find(long id) {
        return (int) slots.get(id);
    }

    /** A slot for a message that has none. */
    int add(long id, long accepted) {
        int slot = freed > 0 ? free[--freed] : used++;
        if (slot == body.length) {
            grow();
        }
        slots.put(id, slot);
        handedOver[slot] = Address.NONE;
        decided[slot] = Address.NONE;
        acceptedMillis[slot] = accepted;
        finalMillis[slot] = RecordOutput.UNKNOWN;
        attempts[slot] = 0;
        error[slot] = 0;
        state[slot] = 1;
        return slot;
    }

    void remove(long id) {
        int slot = (int) slots.remove(id);
        if (freed == free.length) {
            free = Arrays.copyOf(free, 2 * freed);
        }
        free[freed++] = slot;
    }

    /** Ids of all messages that were not removed, rising. */
    long[] ids() {
        long[] ids = new long[slots.size()];
        Long2LongHashMap.KeyIterator keys = slots.keySet().iterator();
        for (int i = 0; i < ids.length; i++) {
            ids[i] = keys.nextValue();
        }
        Arrays.sort(ids);
        return ids;
    }

    private void grow() {
        int size = body.length + (body.length >> 1);
        body = Arrays.copyOf(body, size);
        handedOver = Arrays.copyOf(handedOver, size);
        decided = Arrays.copyOf(decided, size);
        acceptedMillis = Arrays.copyOf(acceptedMillis, size);
        finalMillis = Arrays.copyOf(finalMillis, size);
        attempts = Arrays.copyOf(attempts, size);
        error = Arrays.copyOf(error, size);
        state = Arrays.copyOf(state, size);
    }
}
