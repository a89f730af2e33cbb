package io.needletail.core.shard;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * One shard's turns on one event loop: after the loop has read what there was to read, so that a turn has the events of all
 * sessions that were ready. Event loop only, except {@link #handBack}.
 */
final class LoopTurn implements Runnable {
    private final ScheduledExecutorService loop;
    private final BooleanSupplier turn;
    private boolean asked;

    /** @param turn takes it, and returns whether there is to be another one at once */
    LoopTurn(ScheduledExecutorService loop, BooleanSupplier turn) {
        this.loop = loop;
        this.turn = turn;
    }

    /** Something has been published. */
    void ask() {
        if (!asked) {
            asked = true;
            loop.execute(this);
        }
    }

    /** There is something left to do. Any thread; without effect once the loop has stopped. */
    void handBack() {
        try {
            loop.execute(this);
        } catch (RejectedExecutionException e) {
            // Nobody is left to be answered.
        }
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored")
    public void run() {
        asked = false;
        if (turn.getAsBoolean()) {
            asked = true;
            // Not execute: that would be before the loop has read again.
            loop.schedule(this, 0, TimeUnit.NANOSECONDS);
        }
    }
}
