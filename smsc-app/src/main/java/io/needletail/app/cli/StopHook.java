package io.needletail.app.cli;

import io.needletail.app.launch.RunningServer;
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
    private volatile @Nullable RunningServer server;

    private StopHook() {}

    static StopHook install() {
        StopHook hook = new StopHook();
        Runtime.getRuntime().addShutdownHook(hook.thread);
        return hook;
    }

    /** The server to stop; without one a signal just ends the process. */
    void arm(RunningServer running) {
        server = running;
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
        RunningServer running = server;
        if (running != null && !drain(running)) {
            LOG.error("not stopped within {} s; giving up", PATIENCE.toSeconds());
            Runtime.getRuntime().halt(ExitStatus.FAILED);
        }
        LOG.info("stopped");
        Runtime.getRuntime().halt(ExitStatus.OK);
    }

    private static boolean drain(RunningServer running) {
        LOG.info("told to stop; draining");
        CountDownLatch closed = new CountDownLatch(1);
        Thread closer = new Thread(
                () -> {
                    running.close();
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
