package io.needletail.core.join;

import io.needletail.core.table.MessageTable;
import java.util.Arrays;
import org.agrona.collections.IntArrayList;

/** The parts of one message that are there. A part that came more than once is there once; the others are its repeats. */
public final class PartGroup {
    private final PartKey key;
    private final long deadlineMillis;
    private final int[] entries;
    private final long[] hashes;
    private final IntArrayList repeats = new IntArrayList();
    private int present;
    private int unanswered;

    PartGroup(PartKey key, long deadlineMillis) {
        this.key = key;
        this.deadlineMillis = deadlineMillis;
        this.entries = new int[key.total() + 1];
        this.hashes = new long[key.total() + 1];
        Arrays.fill(entries, MessageTable.NONE);
    }

    PartKey key() {
        return key;
    }

    /** When its parts do not wait any longer, milliseconds since 1970. */
    public long deadlineMillis() {
        return deadlineMillis;
    }

    /** Parts that the message has. */
    public int total() {
        return key.total();
    }

    /** Entry of a part, from 1; NONE if it is not there. */
    public int entry(int number) {
        return entries[number];
    }

    /** Entries of parts that had come before. */
    public IntArrayList repeats() {
        return repeats;
    }

    /** Entries, repeats included. */
    public int size() {
        return present + repeats.size();
    }

    /** True if all parts are there and answered. */
    public boolean isWhole() {
        return present == key.total() && unanswered == 0;
    }

    /** One part more, or less, is there whose answer has not been sent yet. */
    public void unanswered(int parts) {
        unanswered += parts;
    }

    /** True for a part that is missing here, or is the same as the one that is here. */
    boolean takes(int number, long hash) {
        return entries[number] == MessageTable.NONE || hashes[number] == hash;
    }

    void add(int number, long hash, int entry) {
        if (entries[number] == MessageTable.NONE) {
            entries[number] = entry;
            hashes[number] = hash;
            present++;
        } else {
            repeats.addInt(entry);
        }
    }

    void remove(int entry) {
        if (repeats.removeInt(entry)) {
            return;
        }
        for (int number = 1; number < entries.length; number++) {
            if (entries[number] == entry) {
                entries[number] = MessageTable.NONE;
                present--;
            }
        }
    }
}
