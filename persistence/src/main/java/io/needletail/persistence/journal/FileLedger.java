package io.needletail.persistence.journal;

import io.needletail.persistence.store.BatchStore;
import org.agrona.collections.Int2ObjectHashMap;

/**
 * Which files there are and how much they hold. A deletion counts at once, and takes place when what justified it is
 * durable: otherwise power loss could take the new copy of a message after its old one. Shard thread.
 */
final class FileLedger {
    private final BatchStore store;
    private final JournalMetrics metrics;
    private final long keepBytes;
    private final Int2ObjectHashMap<Long> ends = new Int2ObjectHashMap<>();

    private int deletedThrough = -1;
    private long dueAt;
    private boolean deletionDue;
    private int oldest = -1;

    /**
     * @param keepBytes files that may go are kept until so many bytes are left without them
     */
    FileLedger(BatchStore store, JournalMetrics metrics, long keepBytes) {
        this.store = store;
        this.metrics = metrics;
        this.keepBytes = keepBytes;
    }

    /** What recovery found out about a file. */
    void end(int file, long end) {
        if (file != store.currentFile()) {
            ends.put(file, Long.valueOf(end));
        }
    }

    boolean isDeleted(int file) {
        return file <= deletedThrough;
    }

    int oldest() {
        if (oldest < 0) {
            oldest = findOldest();
        }
        return oldest;
    }

    private int findOldest() {
        for (int file : store.files()) {
            if (!isDeleted(file)) {
                return file;
            }
        }
        return store.currentFile();
    }

    long bytes(int file) {
        if (isDeleted(file)) {
            return 0;
        }
        Long end = ends.get(file);
        return end != null ? end : store.extent(file);
    }

    long totalBytes() {
        long total = 0;
        for (int file : store.files()) {
            total += bytes(file);
        }
        return total;
    }

    /** Remembers to delete when so many batches are durable. */
    void deleteThrough(int file, long durableBatches) {
        int last = Math.min(file, store.currentFile() - 1);
        if (last > deletedThrough && keepBytes > 0) {
            last = spareable(last);
        }
        if (last > deletedThrough) {
            deletedThrough = last;
            oldest = -1;
            dueAt = durableBatches;
            deletionDue = true;
        }
    }

    /** The last file, no later than this one, without which there are still the bytes to be kept. */
    private int spareable(int last) {
        long left = totalBytes();
        int spareable = deletedThrough;
        for (int file : store.files()) {
            left -= bytes(file);
            if (file > last || left < keepBytes) {
                break;
            }
            spareable = file;
        }
        return spareable;
    }

    /** Deletes what is due. */
    void deleteDue(long durableBatches) {
        if (!deletionDue || durableBatches < dueAt) {
            return;
        }
        deletionDue = false;
        for (int file : store.files()) {
            if (isDeleted(file)) {
                store.delete(file);
                ends.remove(file);
                metrics.deletedFiles.increment();
            }
        }
    }
}
