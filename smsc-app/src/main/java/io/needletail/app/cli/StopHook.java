package io.needletail.app.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops the server when the process is told to end, and ends it with 0: a JVM that a signal ends would report 143, which
 * supervisors take for a failure. Closing the hook before a signal leaves the exit code to the caller.
 */
final class StopHook implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StopHook.class);
    private static final Duration PATIENCE = Duration.ofSeconds(9);

    private final Thread thread = new Thread(this::stop, "smsc-stop");
    private volatile @Nullable Runnable ending;

    private StopHook() {}

    static StopHook install() {
        StopHook hook = new StopHook();
        Runtime.getRuntime().addShutdownHook(hook.thread);
        return hook;
    }

    /** What stops the server; without it a signal just ends the process. */
    void arm(Runnable stopping) {
        ending = stopping;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(thread);
        } catch (IllegalStateException e) {
            LOG.trace("the process ends already", e);
        }
    }

    private void stop() {
        Runnable stopping = ending;
        if (stopping != null && !drain(stopping)) {
            LOG.error("not stopped within {} s; giving up", PATIENCE.toSeconds());
            Runtime.getRuntime().halt(ExitStatus.FAILED);
        }
        LOG.info("stopped");
        Runtime.getRuntime().halt(ExitStatus.OK);
    }

    private static boolean drain(Runnable stopping) {
        LOG.info("told to stop; draining");
        CountDownLatch closed = new CountDownLatch(1);
        Thread closer = new Thread(
                () -> {
                    stopping.run();
                    closed.countDown();
                },
                "smsc-drain");
        closer.setDaemon(true);
        closer.start();
        try {
            return closed.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
