package io.needletail.persistence.journal;

import io.needletail.api.metric.Counter;
import java.util.function.LongConsumer;

/**
 * What one journal counts. Any thread reads; each counter is written by the shard thread, those of the sync by the syncing
 * thread.
 */
public final class JournalMetrics {
    /** Batches committed. */
    public final Counter batches = new Counter();
    /** Records committed. */
    public final Counter records = new Counter();
    /** Bytes committed, headers included. */
    public final Counter bytes = new Counter();
    /** Files deleted. */
    public final Counter deletedFiles = new Counter();
    /** Records that replay visited. */
    public final Counter replayedRecords = new Counter();
    /** Nanoseconds that replay took. */
    public final Counter replayNanos = new Counter();
    /** Damaged places that replay found. */
    public final Counter damages = new Counter();
    /** Records that replay found missing. */
    public final Counter damagedRecords = new Counter();
    /** Group syncs that succeeded; syncing thread. */
    public final Counter syncs = new Counter();
    /** Group syncs that failed, 1 at most; syncing thread. */
    public final Counter failedSyncs = new Counter();

    private final LongConsumer commitNanos;
    private final LongConsumer syncNanos;

    public JournalMetrics() {
        this(nanos -> {}, nanos -> {});
    }

    /**
     * With hooks for latency recorders.
     *
     * @param commitNanos gets the duration of each commit, on the shard thread
     * @param syncNanos gets the duration of each group sync, on the syncing thread
     */
    public JournalMetrics(LongConsumer commitNanos, LongConsumer syncNanos) {
        this.commitNanos = commitNanos;
        this.syncNanos = syncNanos;
    }

    void committed(int recordCount, int byteCount, long nanos) {
        batches.increment();
        records.add(recordCount);
        bytes.add(byteCount);
        commitNanos.accept(nanos);
    }

    void synced(long nanos) {
        syncs.increment();
        syncNanos.accept(nanos);
    }
}
