package io.needletail.load.engine;

import io.needletail.load.session.LoadSession;
import io.needletail.load.tally.RunTimes;
import java.util.concurrent.TimeUnit;

/** Gives the sessions of a loop their turn at every tick of an open loop at which something is due. In the loop. */
final class TickTimer implements Runnable {
    private final LoadLoop loop;
    private final RunTimes times;
    private final long tickNanos;

    TickTimer(LoadLoop loop, RunTimes times, long tickNanos) {
        this.loop = loop;
        this.times = times;
        this.tickNanos = tickNanos;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // ends with the loop
    public void run() {
        loop.submitAll();
        long due = nextDue();
        if (due != RunTimes.NEVER && due < times.stopAt()) {
            long now = times.now();
            // What is overdue waits for its window, whose answers bring it a turn; only what is yet to come needs the
            // timer.
            long next = Math.max(due, nextTick(now));
            loop.eventLoop().schedule(this, next - now, TimeUnit.NANOSECONDS);
        }
    }

    private long nextTick(long now) {
        long passed = now - times.start();
        return times.start() + (passed / tickNanos + 1) * tickNanos;
    }

    private long nextDue() {
        long due = RunTimes.NEVER;
        for (LoadSession session : loop.sessions()) {
            due = Math.min(due, session.due().nextNanos());
        }
        return due;
    }
}
