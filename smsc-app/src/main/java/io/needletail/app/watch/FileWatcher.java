package io.needletail.app.watch;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at files again and again, on a thread of its own. Polling instead of a watch service: it sees edits through
 * symbolic links and mounted volumes, and costs one system call a file.
 */
public final class FileWatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FileWatcher.class);

    private final ScheduledExecutorService thread;
    private final ScheduledFuture<?> task;

    /**
     * Starts looking.
     *
     * @param name of the thread
     * @param look called on that thread once an interval, never while it still runs
     */
    public FileWatcher(String name, Runnable look, Duration interval) {
        thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread created = new Thread(task, name);
            created.setDaemon(true);
            return created;
        });
        long millis = interval.toMillis();
        task = thread.scheduleWithFixedDelay(() -> guarded(name, look), millis, millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        task.cancel(false);
        thread.shutdownNow();
    }

    /** An exception would end the schedule without a word. */
    private static void guarded(String name, Runnable look) {
        try {
            look.run();
        } catch (RuntimeException e) {
            LOG.error("{}: files could not be looked at; what was read before stays in force", name, e);
        }
    }
}
