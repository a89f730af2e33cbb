package io.needletail.persistence.journal;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs group syncs on a thread of its own: one after the other while batches come in, so that each covers everything that
 * was committed while the one before ran.
 */
public final class SyncThread implements Syncer {
    private final AtomicBoolean requested = new AtomicBoolean();
    private final Thread thread;

    private volatile Runnable groupSync = () -> {};
    private volatile boolean closed;

    /** A thread named {@code smsc-sync-N}; it starts with the journal. */
    public SyncThread(int shard) {
        thread = new Thread(this::run, "smsc-sync-" + shard);
        thread.setDaemon(true);
    }

    @Override
    public void start(Runnable newGroupSync) {
        groupSync = newGroupSync;
        thread.start();
    }

    @Override
    public void request() {
        if (!requested.getAndSet(true)) {
            LockSupport.unpark(thread);
        }
    }

    private void run() {
        while (!closed) {
            if (requested.getAndSet(false)) {
                groupSync.run();
            } else {
                LockSupport.park(this);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
