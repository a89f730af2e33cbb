package io.needletail.persistence;

import io.needletail.api.journal.Durability;
import io.needletail.api.journal.Journal;
import io.needletail.api.journal.JournalException;
import io.needletail.api.time.Clock;
import io.needletail.persistence.chronicle.ChronicleBatchStore;
import io.needletail.persistence.chronicle.ForceStep;
import io.needletail.persistence.chronicle.QuarantineNote;
import io.needletail.persistence.chronicle.SaltFile;
import io.needletail.persistence.journal.BatchJournal;
import io.needletail.persistence.journal.BatchJournalBuilder;
import io.needletail.persistence.journal.JournalMetrics;
import io.needletail.persistence.journal.SpaceWatch;
import io.needletail.persistence.journal.SyncThread;
import io.needletail.persistence.journal.Syncer;
import io.needletail.persistence.store.HeapBatchStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens journals as configured. Any thread; the journal then belongs to its shard's thread. */
public final class Journals {
    private static final Logger LOG = LoggerFactory.getLogger(Journals.class);
    private static final long HEAP_FILE_BYTES = 16L << 20;

    private Journals() {}

    /**
     * Opens a journal; {@link Journal#replay} comes next.
     *
     * @throws JournalException if the directory cannot be used: the text says why and what to do
     */
    public static Journal open(JournalConfig config, Clock clock, JournalMetrics metrics) {
        if (config.durability() == Durability.MEMORY) {
            return heap(config, clock, metrics);
        }
        return open(config, clock, metrics, new SyncThread(config.shard()), ForceStep.DATA_SYNC);
    }

    /**
     * As above with the syncing in the caller's hands.
     *
     * @param syncer runs the group syncs of {@link Durability#DISK}
     * @param step the system call of a sync
     */
    public static Journal open(
            JournalConfig config, Clock clock, JournalMetrics metrics, Syncer syncer, ForceStep step) {
        Path directory = config.directory();
        ChronicleBatchStore.Sizes sizes = new ChronicleBatchStore.Sizes(config.fileBytes(), config.blockBytes());
        ChronicleBatchStore store = ChronicleBatchStore.open(directory, sizes, step);
        try {
            BatchJournalBuilder parts = BatchJournal.over(store)
                    .salt(SaltFile.findOrCreate(directory, store))
                    .maxBatchBytes(sizes.maxBatchBytes())
                    .keepBytes(config.keepBytes())
                    .clock(clock)
                    .metrics(metrics)
                    .space(new SpaceWatch(freeSpace(directory), config.minFreeBytes(), clock))
                    .onDamage(new QuarantineNote(directory, clock));
            return (config.durability() == Durability.DISK ? parts.syncer(syncer) : parts).open();
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private static Journal heap(JournalConfig config, Clock clock, JournalMetrics metrics) {
        return BatchJournal.over(new HeapBatchStore(Math.min(config.fileBytes(), HEAP_FILE_BYTES)))
                .clock(clock)
                .metrics(metrics)
                .open();
    }

    private static LongSupplier freeSpace(Path directory) {
        return () -> {
            try {
                return Files.getFileStore(directory).getUsableSpace();
            } catch (IOException e) {
                LOG.warn("The free space of {} is unknown", directory, e);
                return Long.MAX_VALUE;
            }
        };
    }
}
