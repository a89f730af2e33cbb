package io.needletail.core.shard;

import com.lmax.disruptor.AlertException;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SequenceBarrier;
import com.lmax.disruptor.TimeoutException;
import com.lmax.disruptor.WaitStrategy;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets the shard thread sleep until a publisher, a waker or its own next deadline calls it. Polls for a moment first: as
 * often as asked to, or for as long as {@link SpinLimit} finds worth it. The consumer calls {@link #waitFor}; publishers
 * call {@link #signalAllWhenBlocking}; anybody may {@link #wake}.
 */
public final class ShardWaitStrategy implements WaitStrategy {
    private static final long LONGEST_PARK_NANOS = 1_000_000_000L;

    /** For {@code spins}: as long as recent waits make it worth while. */
    public static final int ADAPTIVE = -1;

    private static final int POLLS_PER_CLOCK_LOOK = 15;

    private final LongSupplier nanosToNextTurn;
    private final int spins;
    private final SpinLimit limit = new SpinLimit(Runtime.getRuntime().availableProcessors());
    private final AtomicBoolean wakeAsked = new AtomicBoolean();
    private volatile @Nullable Thread parked;
    /** Sequence the consumer last waited for. */
    private long seen;

    /**
     * @param nanosToNextTurn how long the consumer may sleep; called by the consumer
     * @param spins polls of the ring before parking, or {@link #ADAPTIVE}
     */
    public ShardWaitStrategy(LongSupplier nanosToNextTurn, int spins) {
        this.nanosToNextTurn = nanosToNextTurn;
        this.spins = spins;
    }

    @Override
    public long waitFor(long sequence, Sequence cursor, Sequence dependent, SequenceBarrier barrier)
            throws AlertException, TimeoutException {
        long available = dependent.get();
        if (available < sequence) {
            long nanos = Math.min(nanosToNextTurn.getAsLong(), LONGEST_PARK_NANOS);
            if (nanos > 0) {
                await(sequence, dependent, barrier, nanos);
            }
            available = dependent.get();
        }
        wakeAsked.set(false);
        if (available >= sequence) {
            return available;
        }
        barrier.checkAlert();
        throw TimeoutException.INSTANCE;
    }

    @Override
    public void signalAllWhenBlocking() {
        VarHandle.fullFence();
        LockSupport.unpark(parked);
    }

    /** Makes the consumer take a turn soon even if the ring is empty. */
    public void wake() {
        wakeAsked.set(true);
        LockSupport.unpark(parked);
    }

    private void await(long sequence, Sequence dependent, SequenceBarrier barrier, long nanos) throws AlertException {
        long start = System.nanoTime();
        if (!poll(sequence, dependent, barrier, start, nanos)) {
            park(sequence, dependent, barrier, start + nanos);
        }
        seen = sequence;
        if (spins == ADAPTIVE && dependent.get() >= sequence) {
            limit.onEvent(System.nanoTime() - start);
        }
    }

    /** True if there is something to do, or the time is up. */
    private boolean poll(long sequence, Sequence dependent, SequenceBarrier barrier, long start, long nanos)
            throws AlertException {
        long longest = spins == ADAPTIVE ? Math.min(nanos, limit.nanosAfter(sequence - seen)) : nanos;
        int polls = spins == ADAPTIVE ? Integer.MAX_VALUE : spins;
        if (longest == 0) {
            return false;
        }
        for (int i = 0; i < polls; i++) {
            if (dependent.get() >= sequence || wakeAsked.getOpaque()) {
                return true;
            }
            if ((i & POLLS_PER_CLOCK_LOOK) == 0) {
                barrier.checkAlert();
                if (System.nanoTime() - start >= longest) {
                    return longest == nanos;
                }
            }
            Thread.onSpinWait();
        }
        return false;
    }

    private void park(long sequence, Sequence dependent, SequenceBarrier barrier, long deadlineNanos)
            throws AlertException {
        parked = Thread.currentThread();
        try {
            long nanos = deadlineNanos - System.nanoTime();
            if (nanos > 0 && dependent.get() < sequence && !wakeAsked.get()) {
                barrier.checkAlert();
                LockSupport.parkNanos(this, nanos);
            }
        } finally {
            parked = null;
        }
    }
}
