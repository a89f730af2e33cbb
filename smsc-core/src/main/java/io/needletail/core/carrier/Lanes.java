package io.needletail.core.carrier;

import io.needletail.api.route.Lane;
import io.needletail.core.table.EntryQueue;
import io.needletail.core.table.MessageTable;
import org.jspecify.annotations.Nullable;

/**
 * The messages that wait for one carrier: a queue for each lane. The first lane that has something is served, but a lane
 * that was passed over {@value #PATIENCE} times goes first once, so that nothing starves. Shard thread only.
 */
public final class Lanes {
    private static final int PATIENCE = 32;
    private static final Lane[] ALL = Lane.values();

    private final EntryQueue[] queues = new EntryQueue[ALL.length];
    private final int[] passed = new int[ALL.length];
    /** Of those at the front that have come back, the last: all before it have come back, too. */
    private final int[] returned = new int[ALL.length];

    private int size;

    Lanes(MessageTable table) {
        for (int i = 0; i < queues.length; i++) {
            queues[i] = new EntryQueue(table);
            returned[i] = MessageTable.NONE;
        }
    }

    /** Messages in all lanes. */
    public int size() {
        return size;
    }

    public int size(Lane lane) {
        return queues[lane.code()].size();
    }

    public void add(int entry, Lane lane) {
        queues[lane.code()].add(entry);
        size++;
    }

    /** Before all others of its lane, only behind those that have come back before it. */
    public void giveBack(int entry, Lane lane) {
        int code = lane.code();
        if (returned[code] == MessageTable.NONE) {
            queues[code].addFirst(entry);
        } else {
            queues[code].addAfter(returned[code], entry);
        }
        returned[code] = entry;
        size++;
    }

    public void remove(int entry, Lane lane) {
        int code = lane.code();
        if (returned[code] == entry) {
            returned[code] = queues[code].before(entry);
        }
        queues[code].remove(entry);
        size--;
    }

    /** The first entry of a lane, or {@link MessageTable#NONE}. */
    public int first(Lane lane) {
        return queues[lane.code()].peek();
    }

    /** The entry behind one of the same lane, or {@link MessageTable#NONE}. */
    public int after(int entry, Lane lane) {
        return queues[lane.code()].after(entry);
    }

    /** The lane whose turn it is, null if all are empty. Changes nothing. */
    @Nullable
    Lane next() {
        Lane next = null;
        for (int i = 0; i < queues.length; i++) {
            if (!queues[i].isEmpty()) {
                if (next == null) {
                    next = ALL[i];
                } else if (passed[i] >= PATIENCE) {
                    return ALL[i];
                }
            }
        }
        return next;
    }

    /** A lane has been served: the others with messages have been passed over. */
    void served(Lane lane) {
        passed[lane.code()] = 0;
        for (int i = lane.code() + 1; i < queues.length; i++) {
            if (!queues[i].isEmpty()) {
                passed[i]++;
            }
        }
    }
}
