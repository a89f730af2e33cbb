package io.needletail.core.shard;

/**
 * The thread {@code smsc-shard-N}: gives its shard turns when the ring has something that no event loop takes, and when its
 * timers want one. Started and stopped by whoever wires the pipeline.
 */
final class ShardThread implements AutoCloseable {
    private static final long JOIN_MILLIS = 5_000;

    private final ShardTurns turns;
    private final ShardSleep sleep;
    private final Thread thread;
    private volatile boolean closed;

    ShardThread(int index, ShardTurns turns, ShardSleep sleep) {
        this.turns = turns;
        this.sleep = sleep;
        this.thread = new Thread(this::run, "smsc-shard-" + index);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Stops after the current turn; what the ring still holds is not read. */
    @Override
    public void close() {
        closed = true;
        sleep.wake();
        try {
            thread.join(JOIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closed) {
            turns.take();
            sleep.await(turns.consumed());
        }
        turns.close();
    }
}
