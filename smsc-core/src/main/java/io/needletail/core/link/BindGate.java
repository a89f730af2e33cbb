package io.needletail.core.link;

import java.util.ArrayDeque;

/**
 * Keeps the binds of one carrier and type from storming it: until one of them has been granted they try one after the other, and
 * when the credentials were refused to all they wait together. Any thread; never waits.
 */
final class BindGate {
    /** {@link #enter}: go on. */
    static final long OPEN = 0;
    /** {@link #enter}: another one tries; {@link Link#wake} comes when it is known. */
    static final long QUEUED = -1;

    private final ArrayDeque<Runnable> queue = new ArrayDeque<>();
    private boolean proven;
    private boolean busy;
    private boolean held;
    private long heldUntilNanos;
    private int bound;

    /**
     * Asks whether to try now.
     *
     * @param wake runs soon, in the link's own thread, if the answer is QUEUED
     * @return {@link #OPEN}, {@link #QUEUED}, or nanoseconds to wait
     */
    synchronized long enter(long nowNanos, Runnable wake) {
        if (held && heldUntilNanos - nowNanos > 0) {
            return heldUntilNanos - nowNanos;
        }
        held = false;
        if (proven) {
            return OPEN;
        }
        if (busy) {
            queue.add(wake);
            return QUEUED;
        }
        busy = true;
        return OPEN;
    }

    /** A bind was granted. */
    synchronized void onBound() {
        bound++;
        proven = true;
        busy = false;
        wakeAll();
    }

    /** A bound session has ended. */
    synchronized void onUnbound() {
        bound--;
    }

    /** An attempt has ended without a bind. */
    synchronized void onFailed() {
        if (!proven) {
            busy = false;
            Runnable next = queue.poll();
            if (next != null) {
                next.run();
            }
        }
    }

    /**
     * The credentials were refused.
     *
     * @return true if all binds wait now; false where another one is bound with the same, so that only this one is concerned
     */
    synchronized boolean onRefused(long untilNanos) {
        if (bound > 0) {
            return false;
        }
        proven = false;
        busy = false;
        held = true;
        heldUntilNanos = untilNanos;
        wakeAll();
        return true;
    }

    private void wakeAll() {
        for (Runnable next = queue.poll(); next != null; next = queue.poll()) {
            next.run();
        }
    }
}
