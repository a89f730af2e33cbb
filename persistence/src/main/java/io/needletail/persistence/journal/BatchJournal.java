package io.needletail.persistence.journal;

import io.needletail.api.journal.Address;
import io.needletail.api.journal.Fact;
import io.needletail.api.journal.FactVisitor;
import io.needletail.api.journal.Journal;
import io.needletail.api.journal.JournalException;
import io.needletail.api.journal.JournalHealth;
import io.needletail.api.time.Clock;
import io.needletail.persistence.record.Damage;
import io.needletail.persistence.record.OpenBatch;
import io.needletail.persistence.store.BatchStore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A journal that keeps its batches in a {@link BatchStore}. See the port for who calls what; everything is the shard
 * thread's except the positions and the health.
 *
 * <p>After a failed write nothing is written any more. After a failed force batches are still written, so that what is
 * known about messages survives the end of the process, but the durable position stays where it is.
 */
public final class BatchJournal implements Journal {
    private static final Logger LOG = LoggerFactory.getLogger(BatchJournal.class);

    private final BatchStore store;
    private final int salt;
    private final Clock clock;
    private final JournalMetrics metrics;
    private final SpaceWatch space;
    private final GroupSync sync;
    private final OpenBatch batch;
    private final RecordReader reader;
    private final FileLedger files;
    private final Consumer<Damage> onDamage;

    /** Where the last batch lies. */
    private long lastBase = Address.NONE;

    private boolean replayed;
    private @Nullable RangeScan rangeScan;

    BatchJournal(BatchJournalBuilder parts) {
        store = parts.store;
        salt = parts.salt;
        clock = parts.clock;
        metrics = parts.metrics;
        space = parts.space != null ? parts.space : SpaceWatch.none(clock);
        sync = new GroupSync(store, parts.syncer, clock, metrics);
        batch = new OpenBatch(salt, parts.maxBatchBytes);
        reader = new RecordReader(store, salt, parts.maxBatchBytes);
        files = new FileLedger(store, metrics, parts.keepBytes);
        onDamage = parts.onDamage;
        sync.start();
    }

    /** Starts a journal over a store. */
    public static BatchJournalBuilder over(BatchStore store) {
        return new BatchJournalBuilder(store);
    }

    @Override
    public void replay(FactVisitor visitor) {
        if (replayed) {
            throw new IllegalStateException("a journal is replayed once");
        }
        long start = clock.nanos();
        Recovery recovery = new Recovery(store, salt, visitor, this::onDamage);
        recovery.run(files::end);
        replayed = true;
        batch.resume(recovery.nextSequence(), recovery.lastId());
        if (!recovery.isEmpty()) {
            mark();
        }
        metrics.replayedRecords.add(recovery.records());
        metrics.replayNanos.add(clock.nanos() - start);
    }

    private void onDamage(Damage damage) {
        LOG.warn(
                "Unreadable part of the journal, kept and passed over: {}. After a kill or a loss of power this is what was"
                        + " being written, and not acknowledged; otherwise see docs/operations.md, Damage",
                damage);
        metrics.damages.increment();
        metrics.damagedRecords.add(damage.lostRecords());
        onDamage.accept(damage);
    }

    /** Writes a batch without records, so that the new file knows the largest id before an old file may go. */
    private void mark() {
        try {
            batch.file(store.currentFile());
            store.write(batch.seal(), batch.length());
            if (sync.isForced()) {
                store.force();
            }
        } catch (JournalException | InternalError e) {
            sync.failWrite(e);
        }
    }

    @Override
    public long lastId() {
        return batch.lastId();
    }

    @Override
    public int append(Fact fact) {
        if (!replayed) {
            throw new IllegalStateException("replay comes before the first append");
        }
        if (batch.isEmpty()) {
            batch.file(store.currentFile());
        }
        return batch.append(fact);
    }

    @Override
    public int openBatchBytes() {
        return batch.isEmpty() ? 0 : batch.length();
    }

    @Override
    public int maxBatchBytes() {
        return batch.maxBytes();
    }

    @Override
    public long commit() {
        if (batch.isEmpty()) {
            return Address.NONE;
        }
        long start = clock.nanos();
        int length = batch.length();
        long base = write(length);
        metrics.committed(batch.count(), length, clock.nanos() - start);
        batch.clear();
        lastBase = base;
        sync.onCommit();
        space.onWritten(length);
        files.deleteDue(sync.durable());
        return base;
    }

    private long write(int length) {
        if (sync.writeFailed()) {
            throw new JournalException("the journal failed before and must be opened again: " + sync.failure());
        }
        try {
            return store.write(batch.seal(), length);
        } catch (RuntimeException | InternalError e) {
            sync.failWrite(e);
            throw e instanceof JournalException known ? known : new JournalException("a batch could not be written", e);
        }
    }

    @Override
    public long committed() {
        return sync.committed();
    }

    @Override
    public long durable() {
        return sync.durable();
    }

    @Override
    public void onDurable(Runnable wake) {
        sync.onDurable(wake);
    }

    @Override
    public JournalHealth health() {
        JournalHealth.Failed failure = sync.failure();
        return failure != null ? failure : space.health();
    }

    @Override
    public boolean read(long address, Fact into) {
        if (address == Address.NONE || files.isDeleted(Address.file(address))) {
            return false;
        }
        long inLast = address - lastBase;
        return lastBase != Address.NONE && inLast >= 0 && inLast < batch.formerLength()
                ? reader.read(batch.former(), (int) inLast, batch.formerLength(), into)
                : reader.read(address, into);
    }

    @Override
    public int currentFile() {
        return store.currentFile();
    }

    @Override
    public int oldestFile() {
        return files.oldest();
    }

    @Override
    public long totalBytes() {
        return files.totalBytes();
    }

    @Override
    public long fileBytes(int file) {
        return files.bytes(file);
    }

    @Override
    public long scan(int file, long fromOffset, int maxFacts, FactVisitor visitor) {
        if (files.isDeleted(file)) {
            return -1;
        }
        RangeScan scan = rangeScan;
        if (scan == null) {
            scan = new RangeScan(store, salt);
            rangeScan = scan;
        }
        return scan.scan(file, fromOffset, maxFacts, visitor);
    }

    @Override
    public void deleteThrough(int file) {
        long covered = batch.isEmpty() && store.extent(store.currentFile()) > 0 ? 0 : 1;
        files.deleteThrough(file, sync.committed() + covered);
        files.deleteDue(sync.durable());
    }

    @Override
    public void close() {
        try {
            if (!batch.isEmpty() && !sync.writeFailed()) {
                commit();
            }
        } finally {
            try {
                sync.close();
                files.deleteDue(sync.durable());
            } finally {
                store.close();
            }
        }
    }
}
