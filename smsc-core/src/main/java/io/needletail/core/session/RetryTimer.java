package io.needletail.core.session;

import io.netty.util.concurrent.EventExecutor;
import java.util.concurrent.TimeUnit;

/** Runs something once, a few milliseconds after it was first asked to: one timer for all that wait for a ring. */
final class RetryTimer implements Runnable {
    private static final long DELAY_MILLIS = 2;

    private final EventExecutor loop;
    private Runnable action = () -> {};
    private boolean armed;

    RetryTimer(EventExecutor loop) {
        this.loop = loop;
    }

    /** What to run; set once, before the first {@link #arm}. It may arm the timer again. */
    void onExpiry(Runnable retry) {
        action = retry;
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    void arm() {
        if (!armed && !loop.isShuttingDown()) {
            armed = true;
            loop.schedule(this, DELAY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void run() {
        armed = false;
        action.run();
    }
}
