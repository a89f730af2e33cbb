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
    private int size;

    Lanes(MessageTable table) {
        for (int i = 0; i < queues.length; i++) {
            queues[i] = new EntryQueue(table);
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

    /** Before all others of its lane. */
    public void addFirst(int entry, Lane lane) {
        queues[lane.code()].addFirst(entry);
        size++;
    }

    public void remove(int entry, Lane lane) {
        queues[lane.code()].remove(entry);
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
