package io.needletail.core.server;

import io.netty.channel.EventLoop;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Makes an event loop drain one outbox. Shard thread; never blocks, and does nothing once the loop has stopped. */
final class OutboxWake implements Runnable {
    private final EventLoop loop;
    private volatile @Nullable Runnable drain;

    OutboxWake(EventLoop loop) {
        this.loop = loop;
    }

    /** What the loop is to run. Before, nothing can be in the outbox: no session exists. */
    void connect(Runnable drainOutbox) {
        drain = drainOutbox;
    }

    @Override
    public void run() {
        Runnable task = drain;
        if (task == null || loop.isShuttingDown()) {
            return;
        }
        try {
            loop.execute(task);
        } catch (RejectedExecutionException e) {
            // Stopped between the question and the call: nobody is left to be written to.
        }
    }
}
