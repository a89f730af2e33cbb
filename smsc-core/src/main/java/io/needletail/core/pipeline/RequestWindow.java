package io.needletail.core.pipeline;

import java.util.Arrays;

/**
 * The unanswered requests that one shard has on one session. Sequence numbers rise; each names a slot directly, so that an
 * answer is found without a table. Shard thread only.
 */
public final class RequestWindow {
    /** {@link #free}: nothing was sent with this number. */
    public static final int NOTHING = -1;

    private final DeliverSequence numbering;
    private final int size;
    private final int shards;
    private final int mask;
    private int[] sequences = new int[0];
    private int[] entries = new int[0];
    private long[] sentAt = new long[0];
    private int last;
    private int inFlight;
    /** Where the last look for overdue ones stopped, so that many in a row cost one round. */
    private int overdueFrom;

    /**
     * @param size requests that may be unanswered
     * @param shards that send on the session
     * @param shard which of them this is
     */
    public RequestWindow(int size, int shards, int shard) {
        this.size = size;
        this.shards = shards;
        this.numbering = new DeliverSequence(shards);
        this.last = numbering.first(DeliverSequence.shardLane(shard));
        this.mask = Integer.highestOneBit(Math.max(1, size)) * 4 - 1;
    }

    /** Requests that may be unanswered. */
    public int size() {
        return size;
    }

    public boolean hasRoom() {
        return inFlight < size;
    }

    public int inFlight() {
        return inFlight;
    }

    /** Takes a place in the window and returns the sequence_number to send with; there must be room. */
    public int take(int entry, long steadyMillis) {
        if (sequences.length == 0) {
            sequences = new int[mask + 1];
            entries = new int[mask + 1];
            sentAt = new long[mask + 1];
            Arrays.fill(entries, NOTHING);
        }
        int sequence = last;
        do {
            sequence = numbering.next(sequence);
        } while (sequences[slot(sequence)] != 0);
        int slot = slot(sequence);
        sequences[slot] = sequence;
        entries[slot] = entry;
        sentAt[slot] = steadyMillis;
        last = sequence;
        inFlight++;
        return sequence;
    }

    /** Frees the place of a sequence_number: what was sent with it, or {@link #NOTHING}. */
    public int free(int sequence) {
        if (sequences.length == 0 || sequences[slot(sequence)] != sequence) {
            return NOTHING;
        }
        int slot = slot(sequence);
        sequences[slot] = 0;
        inFlight--;
        return entries[slot];
    }

    /** When the request with a sequence_number in the window was sent, by the clock that {@link #take} was given; else any time. */
    public long sentAt(int sequence) {
        return sentAt.length == 0 ? 0 : sentAt[slot(sequence)];
    }

    /** A sequence_number that was sent before this time and is not answered, or 0. */
    public int overdue(long sentBeforeMillis) {
        for (int looked = 0; inFlight > 0 && looked < sequences.length; looked++) {
            int slot = overdueFrom + looked & mask;
            if (sequences[slot] != 0 && sentAt[slot] < sentBeforeMillis) {
                overdueFrom = slot;
                return sequences[slot];
            }
        }
        return 0;
    }

    private int slot(int sequence) {
        return sequence / (shards + 1) & mask;
    }
}
