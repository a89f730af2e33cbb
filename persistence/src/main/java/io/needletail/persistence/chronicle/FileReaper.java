package io.needletail.persistence.chronicle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes finished files, or keeps them as spare ones, on a thread of its own, which ends when idle: unlinking 256 MiB takes
 * the kernel some 100 ms, during which a shard would stand still. A file that is still there after a crash is replayed again, which is harmless.
 */
final class FileReaper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FileReaper.class);
    private static final long IDLE_SECONDS = 5;
    private static final long CLOSE_SECONDS = 3;

    private final SpareFiles spares;
    private final ExecutorService executor = new ThreadPoolExecutor(
            0, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), FileReaper::thread);

    /** A later file may hold what settles an earlier one's messages: after a failure nothing more is deleted. */
    private volatile boolean failed;

    FileReaper(SpareFiles spares) {
        this.spares = spares;
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "smsc-reaper");
        thread.setDaemon(true);
        return thread;
    }

    /** Deletes a file or keeps it as a spare one. Shard thread; returns at once. */
    void deleteFile(Path file) {
        executor.execute(() -> {
            if (failed) {
                return;
            }
            try {
                if (!spares.keep(file)) {
                    Files.deleteIfExists(file);
                }
            } catch (NoSuchFileException e) {
                LOG.debug("{} is gone already", file);
            } catch (IOException e) {
                failed = true;
                LOG.warn("The journal file {} cannot be deleted; it and later ones stay until a restart", file, e);
            }
        });
    }

    /** Deletes the directory of a run that has no more files. Shard thread; returns at once. */
    void deleteRun(Path run) {
        executor.execute(() -> {
            try {
                JournalDirectory.deleteRun(run);
            } catch (IOException e) {
                LOG.warn("The directory {} of an earlier run cannot be deleted", run, e);
            }
        });
    }

    /** Waits for what is under way. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("Files of the journal are still being deleted after {} seconds", CLOSE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
