package io.needletail.core.shard;

import io.needletail.core.pipeline.DeliverSequence;
import io.needletail.core.table.MessageTable;
import java.util.Arrays;

/**
 * One bound session that takes deliver_sm, seen from one shard: its window of unanswered sequence numbers. Sequence numbers
 * rise; each names a slot directly, so that an answer is found without a table. Shard thread only.
 */
final class ReceiverSession {
    /** In place of an entry: an intermediate notification, which nobody waits for. */
    static final int NOTIFICATION = -2;

    final int number;
    final int loop;
    final int version;
    final int window;
    final AccountReceipts account;
    private final DeliverSequence numbering;
    private final int shards;
    private final int mask;
    private int[] sequences = new int[0];
    private int[] entries = new int[0];
    private long[] sentAt = new long[0];
    private int last;
    private int inFlight;
    /** Where the last look for overdue ones stopped, so that many in a row cost one round. */
    private int overdueFrom;

    ReceiverSession(io.needletail.core.pipeline.ShardEvent bound, AccountReceipts account, ShardConfig config) {
        this.number = bound.session;
        this.loop = bound.loop;
        this.version = bound.version;
        this.window = bound.window;
        this.account = account;
        this.shards = config.shards();
        this.numbering = new DeliverSequence(shards);
        this.last = numbering.first(DeliverSequence.shardLane(config.index()));
        this.mask = Integer.highestOneBit(Math.max(1, window)) * 4 - 1;
    }

    boolean hasRoom() {
        return inFlight < window;
    }

    int inFlight() {
        return inFlight;
    }

    /** Takes a place in the window and returns the sequence_number to send with; there must be room. */
    int take(int entry, long steadyMillis) {
        if (sequences.length == 0) {
            sequences = new int[mask + 1];
            entries = new int[mask + 1];
            sentAt = new long[mask + 1];
            Arrays.fill(entries, MessageTable.NONE);
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

    /** Frees the place of a sequence_number: its entry, {@link #NOTIFICATION}, or NONE if nothing was sent with it. */
    int free(int sequence) {
        if (sequences.length == 0 || sequences[slot(sequence)] != sequence) {
            return MessageTable.NONE;
        }
        int slot = slot(sequence);
        sequences[slot] = 0;
        inFlight--;
        return entries[slot];
    }

    /** A sequence_number that was sent before this time, by {@link ShardState#steadyMillis}, and is not answered, or 0. */
    int overdue(long sentBeforeMillis) {
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
