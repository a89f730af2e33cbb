package io.needletail.core.table;

/** First-in first-out queue of entries, chained through the table's own links: two ints, whatever its length. */
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
        if (tail == MessageTable.NONE) {
            head = entry;
        } else {
            table.next(tail, entry);
        }
        tail = entry;
        size++;
    }

    /** The first entry, or {@link MessageTable#NONE}. */
    public int peek() {
        return head;
    }

    /** Takes the first entry; the queue must not be empty. */
    public int poll() {
        int entry = head;
        head = table.next(entry);
        if (head == MessageTable.NONE) {
            tail = MessageTable.NONE;
        }
        size--;
        return entry;
    }

    public boolean isEmpty() {
        return head == MessageTable.NONE;
    }

    public int size() {
        return size;
    }
}
