package io.needletail.persistence.journal;

import io.needletail.api.journal.JournalHealth.Failed;
import io.needletail.api.time.Clock;
import io.needletail.persistence.store.BatchStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The two positions of a journal and what moves them. The shard thread writes the committed one; the durable one follows
 * at once, or after a force when there is a syncer. A failure is final.
 */
final class GroupSync {
    private static final Logger LOG = LoggerFactory.getLogger(GroupSync.class);

    private final BatchStore store;
    private final Clock clock;
    private final JournalMetrics metrics;
    private final @Nullable Syncer syncer;

    private volatile long committed;
    private volatile long durable;
    private volatile @Nullable Failed failure;
    private boolean writeFailed;
    private volatile Runnable wake = () -> {};

    GroupSync(BatchStore store, @Nullable Syncer syncer, Clock clock, JournalMetrics metrics) {
        this.store = store;
        this.syncer = syncer;
        this.clock = clock;
        this.metrics = metrics;
    }

    void start() {
        if (syncer != null) {
            syncer.start(this::run);
        }
    }

    /** Shard thread. */
    void onCommit() {
        long next = committed + 1;
        committed = next;
        if (syncer == null) {
            durable = next;
        } else {
            syncer.request();
        }
    }

    /** One group sync; syncing thread, or the closing thread after the syncer ended. */
    private void run() {
        long target = committed;
        if (target == durable || failure != null) {
            return;
        }
        long start = clock.nanos();
        try {
            store.force();
        } catch (RuntimeException | InternalError e) {
            metrics.failedSyncs.increment();
            fail("a forced write failed", e);
            wake.run();
            return;
        }
        metrics.synced(clock.nanos() - start);
        durable = target;
        wake.run();
    }

    /** A batch could not be written: nothing must be written any more. Shard thread. */
    void failWrite(Throwable cause) {
        writeFailed = true;
        fail("a batch could not be written", cause);
    }

    boolean writeFailed() {
        return writeFailed;
    }

    private void fail(String what, Throwable cause) {
        String reason = what + ": " + cause.getMessage();
        if (failure == null) {
            failure = new Failed(reason);
            LOG.error("The journal acknowledges nothing more until a restart: {}", reason, cause);
        }
    }

    /** True if a batch is durable only when forced. */
    boolean isForced() {
        return syncer != null;
    }

    long committed() {
        return committed;
    }

    long durable() {
        return durable;
    }

    @Nullable
    Failed failure() {
        return failure;
    }

    void onDurable(Runnable newWake) {
        wake = newWake;
    }

    /** Ends the syncer and covers what it left. */
    void close() {
        if (syncer != null) {
            syncer.close();
            run();
        }
    }
}
