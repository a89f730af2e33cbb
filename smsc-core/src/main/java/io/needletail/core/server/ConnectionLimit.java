package io.needletail.core.server;

import java.util.concurrent.TimeUnit;

/**
 * Connections in all. Beyond the limit a few more are taken for as long as it needs to tell them so; the rest is not
 * even told. Any thread.
 */
final class ConnectionLimit {
    /** Connections beyond the limit that are told why at a time. */
    private static final int TURNED_AWAY_AT_A_TIME = 64;

    enum Admission {
        SERVED,
        TURNED_AWAY,
        REFUSED
    }

    private final int limit;
    private int served;
    private int turnedAway;
    private long refusals;

    ConnectionLimit(int limit) {
        this.limit = limit;
    }

    /** A connection was accepted; anything but REFUSED is to be given back by {@link #release}. */
    synchronized Admission admit() {
        if (served < limit) {
            served++;
            return Admission.SERVED;
        }
        refusals++;
        if (turnedAway < TURNED_AWAY_AT_A_TIME) {
            turnedAway++;
            return Admission.TURNED_AWAY;
        }
        return Admission.REFUSED;
    }

    /** A connection is closed. */
    synchronized void release(Admission admission) {
        if (admission == Admission.SERVED) {
            served--;
        } else if (admission == Admission.TURNED_AWAY) {
            turnedAway--;
        }
        notifyAll();
    }

    synchronized int served() {
        return served;
    }

    /** Connections beyond the limit since the start. */
    synchronized long refusals() {
        return refusals;
    }

    /** Waits until no connection is left, at most that long. */
    synchronized boolean awaitNone(long timeoutNanos) throws InterruptedException {
        long deadline = System.nanoTime() + timeoutNanos;
        while (served + turnedAway > 0) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
