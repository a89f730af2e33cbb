package io.needletail.core.shard;

import io.needletail.api.journal.Address;
import io.needletail.api.journal.Fact;
import io.needletail.api.journal.FactType;
import io.needletail.api.journal.Journal;
import io.needletail.api.message.MessageState;
import io.needletail.core.table.MessageTable;
import java.util.Arrays;
import org.agrona.collections.IntHashSet;

/**
 * Appends the shard's facts and keeps the table's journal addresses true: a record's address is known only when its batch
 * is committed. Shard thread only.
 */
final class BatchWriter {
    /** A batch is committed early when less than this is left in it: one largest PDU and some. */
    private static final int ROOM_BYTES = 80 * 1024;

    private final Journal journal;
    private final MessageTable table;
    private final LiveFiles live;
    private final Fact fact = new Fact();
    private int[] entries = new int[1024];
    private long[] ids = new long[1024];
    private int[] offsets = new int[1024];
    private int pending;
    private long writtenBytes;
    /** Entries that have another PDU in the open batch. */
    private final IntHashSet superseded = new IntHashSet();

    BatchWriter(Journal journal, MessageTable table, LiveFiles live) {
        this.journal = journal;
        this.table = table;
        this.live = live;
    }

    /** A fact to fill and {@link #append}; valid until the next call. */
    Fact fact(FactType type, long id, long nowMillis) {
        fact.type = type;
        fact.id = id;
        fact.timeMillis = nowMillis;
        fact.flags = 0;
        fact.dueMillis = 0;
        fact.expiryMillis = 0;
        fact.attempts = 0;
        fact.state = MessageState.ENROUTE;
        fact.networkError = 0;
        fact.systemIdLength = 0;
        fact.destinationLength = 0;
        fact.upstream = 0;
        fact.pduLength = 0;
        return fact;
    }

    /** Appends a fact that carries no PDU. */
    void append(Fact filled) {
        makeRoom();
        journal.append(filled);
    }

    /** Appends a fact whose PDU the entry is to point to once the batch is committed. */
    void append(Fact filled, int entry) {
        makeRoom();
        if (pending == entries.length) {
            entries = Arrays.copyOf(entries, pending * 2);
            ids = Arrays.copyOf(ids, pending * 2);
            offsets = Arrays.copyOf(offsets, pending * 2);
        }
        entries[pending] = entry;
        ids[pending] = filled.id;
        offsets[pending++] = journal.append(filled);
    }

    /** {@link #append} of another PDU for a message that has one: the old one is not to be carried forward any more. */
    void supersede(Fact filled, int entry) {
        append(filled, entry);
        superseded.add(entry);
    }

    /** True from {@link #supersede} until the batch is committed. */
    boolean isSuperseded(int entry) {
        return !superseded.isEmpty() && superseded.contains(entry);
    }

    /** Number the open batch will have once committed; compare with {@link Journal#durable}. */
    long openBatch() {
        return journal.committed() + 1;
    }

    /** Number of the batch that holds the newest fact, once it is committed. */
    long lastBatch() {
        return hasOpenBatch() ? openBatch() : journal.committed();
    }

    /** Bytes of all batches since the start. */
    long writtenBytes() {
        return writtenBytes;
    }

    boolean hasOpenBatch() {
        return journal.openBatchBytes() > 0;
    }

    /** Commits the open batch, if there is one, and moves its entries to their new addresses. */
    void commit() {
        writtenBytes += journal.openBatchBytes();
        long base = journal.commit();
        for (int i = 0; i < pending; i++) {
            int entry = entries[i];
            if (table.isLive(entry) && table.id(entry) == ids[i]) {
                forgetAddress(entry);
                long address = base + offsets[i];
                table.address(entry, address);
                live.add(Address.file(address));
            }
        }
        pending = 0;
        if (!superseded.isEmpty()) {
            superseded.clear();
        }
    }

    /** Removes a settled message from the table. */
    void forget(int entry) {
        forgetAddress(entry);
        table.remove(entry);
    }

    private void forgetAddress(int entry) {
        long old = table.address(entry);
        if (old != Address.NONE) {
            live.remove(Address.file(old));
        }
    }

    /** What is appended next, at most so many bytes in records, will be in one batch. */
    void makeRoom(int bytes) {
        if (journal.openBatchBytes() > journal.maxBatchBytes() - ROOM_BYTES - bytes) {
            commit();
        }
    }

    private void makeRoom() {
        if (journal.openBatchBytes() > journal.maxBatchBytes() - ROOM_BYTES) {
            commit();
        }
    }
}
