package io.needletail.load.session;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Where the runner waits until all sessions are bound, or one has failed. Any thread. */
public final class BindGate {
    private final int sessions;
    private int bound;
    private @Nullable String failure;

    public BindGate(int sessions) {
        this.sessions = sessions;
    }

    public synchronized void bound() {
        bound++;
        notifyAll();
    }

    /** The first failure counts. */
    public synchronized void failed(String why) {
        if (failure == null) {
            failure = why;
        }
        notifyAll();
    }

    /** Fails if a session has. */
    public synchronized void check() throws LoadFailure {
        String why = failure;
        if (why != null) {
            throw new LoadFailure(why);
        }
    }

    /** Waits for all of them. */
    public synchronized void await(long timeoutNanos) throws LoadFailure, InterruptedException {
        long deadline = System.nanoTime() + timeoutNanos;
        while (bound < sessions && failure == null) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                throw new LoadFailure("only " + bound + " of " + sessions + " sessions are bound after "
                        + TimeUnit.NANOSECONDS.toSeconds(timeoutNanos) + " s");
            }
            wait(left);
        }
        check();
    }
}
