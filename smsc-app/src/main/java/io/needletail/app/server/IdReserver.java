package io.needletail.app.server;

import io.needletail.api.journal.JournalException;
import io.needletail.persistence.id.ReservedIds;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread {@code smsc-ids-N}: keeps a block of message ids reserved ahead of one shard. */
final class IdReserver implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IdReserver.class);
    private static final long INTERVAL_MILLIS = 200;

    private final ScheduledExecutorService thread;

    IdReserver(ReservedIds ids, int shard) {
        thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread created = new Thread(task, "smsc-ids-" + shard);
            created.setDaemon(true);
            return created;
        });
        thread.scheduleWithFixedDelay(() -> reserve(ids), INTERVAL_MILLIS, INTERVAL_MILLIS, TimeUnit.MILLISECONDS)
                .isDone();
    }

    /** An exception would end the schedule without a word. */
    private static void reserve(ReservedIds ids) {
        try {
            ids.reserveAhead();
        } catch (JournalException e) {
            LOG.error("{}; submits will be refused when the reserved ids are used up", e.getMessage());
        }
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(1, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
