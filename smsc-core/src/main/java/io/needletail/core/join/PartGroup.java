package io.needletail.core.join;

import io.needletail.core.table.MessageTable;
import java.util.Arrays;
import org.agrona.collections.IntArrayList;

/** The parts of one message that are there. A part that came more than once is there once; the others are its repeats. */
public final class PartGroup {
    private final PartKey key;
    private final long deadlineMillis;
    private byte[] numbers = new byte[4];
    private int[] entries = new int[4];
    private long[] hashes = new long[4];
    private final IntArrayList repeats = new IntArrayList();
    private int present;
    private int unanswered;

    PartGroup(PartKey key, long deadlineMillis) {
        this.key = key;
        this.deadlineMillis = deadlineMillis;
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
        int at = find(number);
        return at < 0 ? MessageTable.NONE : entries[at];
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
        int at = find(number);
        return at < 0 || hashes[at] == hash;
    }

    void add(int number, long hash, int entry) {
        if (find(number) >= 0) {
            repeats.addInt(entry);
            return;
        }
        if (present == entries.length) {
            numbers = Arrays.copyOf(numbers, 2 * present);
            entries = Arrays.copyOf(entries, 2 * present);
            hashes = Arrays.copyOf(hashes, 2 * present);
        }
        numbers[present] = (byte) number;
        entries[present] = entry;
        hashes[present++] = hash;
    }

    void remove(int entry) {
        if (repeats.removeInt(entry)) {
            return;
        }
        for (int at = 0; at < present; at++) {
            if (entries[at] == entry) {
                present--;
                numbers[at] = numbers[present];
                entries[at] = entries[present];
                hashes[at] = hashes[present];
            }
        }
    }

    private int find(int number) {
        for (int at = 0; at < present; at++) {
            if (numbers[at] == (byte) number) {
                return at;
            }
        }
        return -1;
    }
}
