package io.needletail.core.table;

/**
 * First-in first-out queue of entries, chained both ways through the table's own links: three ints, whatever its length.
 */
public final class EntryQueue {
    private final MessageTable table;
    private int head = MessageTable.NONE;
    private int tail = MessageTable.NONE;
    private int size;

    public EntryQueue(MessageTable table) {
        this.table = table;
    }

    /** Appends an entry that is in no other queue or timer. */
    public void add(int entry) {
        table.next(entry, MessageTable.NONE);
        table.prev(entry, tail);
        if (tail == MessageTable.NONE) {
            head = entry;
        } else {
            table.next(tail, entry);
        }
        tail = entry;
        size++;
    }

    /** Puts an entry that is in no other queue or timer before all others. */
    public void addFirst(int entry) {
        table.next(entry, head);
        table.prev(entry, MessageTable.NONE);
        if (head == MessageTable.NONE) {
            tail = entry;
        } else {
            table.prev(head, entry);
        }
        head = entry;
        size++;
    }

    /** Puts an entry that is in no other queue or timer behind one of this queue. */
    public void addAfter(int before, int entry) {
        int next = table.next(before);
        table.next(entry, next);
        table.prev(entry, before);
        table.next(before, entry);
        if (next == MessageTable.NONE) {
            tail = entry;
        } else {
            table.prev(next, entry);
        }
        size++;
    }

    /** The first entry, or {@link MessageTable#NONE}. */
    public int peek() {
        return head;
    }

    /** The entry behind one of this queue, or {@link MessageTable#NONE}. */
    public int after(int entry) {
        return table.next(entry);
    }

    /** The entry before one of this queue, or {@link MessageTable#NONE}. */
    public int before(int entry) {
        return table.prev(entry);
    }

    /** Takes the first entry; the queue must not be empty. */
    public int poll() {
        int entry = head;
        remove(entry);
        return entry;
    }

    /** Takes an entry of this queue out, wherever it is. */
    public void remove(int entry) {
        int next = table.next(entry);
        int prev = table.prev(entry);
        if (prev == MessageTable.NONE) {
            head = next;
        } else {
            table.next(prev, next);
        }
        if (next == MessageTable.NONE) {
            tail = prev;
        } else {
            table.prev(next, prev);
        }
        size--;
    }

    public boolean isEmpty() {
        return head == MessageTable.NONE;
    }

    public int size() {
        return size;
    }
}
