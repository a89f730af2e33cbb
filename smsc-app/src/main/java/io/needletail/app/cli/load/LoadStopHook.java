package io.needletail.app.cli.load;

import io.needletail.load.engine.LoadRunner;
import java.util.concurrent.CountDownLatch;

/**
 * Ends a run early when the process is told to end, and the process only when the run has reported, with the run's own exit code: a
 * JVM that a signal ends would report 130 or 143.
 */
final class LoadStopHook implements AutoCloseable {
    private final LoadRunner runner;
    private final Thread thread = new Thread(this::stop, "smsc-stop");
    private final CountDownLatch reported = new CountDownLatch(1);
    private volatile int exitCode = 1;

    private LoadStopHook(LoadRunner runner) {
        this.runner = runner;
    }

    static LoadStopHook install(LoadRunner runner) {
        LoadStopHook hook = new LoadStopHook(runner);
        Runtime.getRuntime().addShutdownHook(hook.thread);
        return hook;
    }

    /** The run has reported; that is how the process is to end. */
    int finish(int code) {
        exitCode = code;
        return code;
    }

    @Override
    public void close() {
        reported.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(thread);
        } catch (IllegalStateException e) {
            // The process ends already, and the hook sees to it.
        }
    }

    private void stop() {
        runner.stop();
        try {
            reported.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(exitCode);
    }
}
