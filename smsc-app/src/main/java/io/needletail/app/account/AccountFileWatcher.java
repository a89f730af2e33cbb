package io.needletail.app.account;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the accounts file once a second, on a thread of its own. Polling instead of a watch service: it sees edits
 * through symbolic links and mounted volumes, and costs one system call.
 */
public final class AccountFileWatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AccountFileWatcher.class);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread created = new Thread(task, "smsc-accounts");
        created.setDaemon(true);
        return created;
    });
    private final ScheduledFuture<?> task;

    public AccountFileWatcher(FileAccountDirectory directory, Duration interval) {
        long millis = interval.toMillis();
        task = thread.scheduleWithFixedDelay(() -> look(directory), millis, millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        task.cancel(false);
        thread.shutdownNow();
    }

    /** An exception would end the schedule without a word. */
    private static void look(FileAccountDirectory directory) {
        try {
            directory.reloadIfChanged();
        } catch (RuntimeException e) {
            LOG.error("the accounts file could not be looked at; the accounts in force stay", e);
        }
    }
}
