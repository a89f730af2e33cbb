package io.needletail.core.shard;

import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets the shard's thread sleep until there is something for it in the ring, its next deadline comes or somebody wakes it.
 * Polls for a moment first: as often as asked to, or for as long as {@link SpinLimit} finds worth it. The shard's thread
 * calls {@link #await}; who publishes calls {@link #signal}; anybody may {@link #wake}.
 */
final class ShardSleep {
    /** For {@code spins}: as long as recent waits make it worth while. */
    static final int ADAPTIVE = -1;

    private static final long LONGEST_NANOS = 1_000_000_000L;
    private static final int POLLS_PER_CLOCK_LOOK = 15;

    private final BooleanSupplier hasWork;
    private final int spins;
    private final SpinLimit limit = new SpinLimit(Runtime.getRuntime().availableProcessors());
    private final AtomicBoolean wakeAsked = new AtomicBoolean();
    private volatile @Nullable Thread parked;
    /** When the next turn is due, by {@link System#nanoTime}. Written by the shard's owner. */
    private volatile long dueNanos = System.nanoTime();
    /** Ring sequence at the last sleep. */
    private long seen;

    /**
     * @param hasWork whether the ring has something for the thread; any thread
     * @param spins polls of the ring before parking, or {@link #ADAPTIVE}
     */
    ShardSleep(BooleanSupplier hasWork, int spins) {
        this.hasWork = hasWork;
        this.spins = spins;
    }

    /** The thread, as the shard's owner: the next turn is due then. */
    void dueIn(long nanos) {
        dueNanos = System.nanoTime() + Math.min(nanos, LONGEST_NANOS);
    }

    /** Another owner of the shard: the next turn is due then, if it was not to be even earlier. */
    void dueWithin(long nanos) {
        long due = System.nanoTime() + Math.min(nanos, LONGEST_NANOS);
        if (due - dueNanos < 0) {
            dueNanos = due;
            wake();
        }
    }

    /** Wakes the thread if it sleeps: there is work for it. */
    void signal() {
        // What was published must be visible before parked is read.
        VarHandle.fullFence();
        LockSupport.unpark(parked);
    }

    /** Makes the thread take a turn soon even if there is nothing in the ring. */
    void wake() {
        wakeAsked.set(true);
        LockSupport.unpark(parked);
    }

    /**
     * The thread: returns when a turn is due.
     *
     * @param consumed ring sequence
     */
    void await(long consumed) {
        long start = System.nanoTime();
        long nanos = dueNanos - start;
        if (nanos > 0 && !hasWork.getAsBoolean()) {
            if (!poll(consumed - seen, start, nanos)) {
                park(start + nanos);
            }
            seen = consumed;
            if (spins == ADAPTIVE && hasWork.getAsBoolean()) {
                limit.onEvent(System.nanoTime() - start);
            }
        }
        wakeAsked.set(false);
    }

    /** True if there is something to do, or the time is up. */
    private boolean poll(long events, long start, long nanos) {
        long longest = spins == ADAPTIVE ? Math.min(nanos, limit.nanosAfter(events)) : nanos;
        int polls = spins == ADAPTIVE ? Integer.MAX_VALUE : spins;
        if (longest == 0) {
            return false;
        }
        for (int i = 0; i < polls; i++) {
            if (hasWork.getAsBoolean() || wakeAsked.getOpaque()) {
                return true;
            }
            if ((i & POLLS_PER_CLOCK_LOOK) == 0 && System.nanoTime() - start >= longest) {
                return longest == nanos;
            }
            Thread.onSpinWait();
        }
        return false;
    }

    private void park(long deadlineNanos) {
        parked = Thread.currentThread();
        try {
            long nanos = deadlineNanos - System.nanoTime();
            if (nanos > 0 && !hasWork.getAsBoolean() && !wakeAsked.get()) {
                LockSupport.parkNanos(this, nanos);
            }
        } finally {
            parked = null;
        }
    }
}
