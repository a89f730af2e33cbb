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
 * Lets the shard thread sleep until a publisher, a waker or its own next deadline calls it. Spins for a moment first when
 * asked to. The consumer calls {@link #waitFor}; publishers call {@link #signalAllWhenBlocking}; anybody may {@link #wake}.
 */
public final class ShardWaitStrategy implements WaitStrategy {
    private static final long LONGEST_PARK_NANOS = 1_000_000_000L;

    private static final int POLLS_PER_CLOCK_LOOK = 63;

    private final LongSupplier nanosToNextTurn;
    private final int spins;
    private final AtomicBoolean wakeAsked = new AtomicBoolean();
    private volatile @Nullable Thread parked;

    /**
     * @param nanosToNextTurn how long the consumer may sleep; called by the consumer
     * @param spins polls of the ring before parking
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
                await(sequence, dependent, barrier, System.nanoTime() + nanos);
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

    private void await(long sequence, Sequence dependent, SequenceBarrier barrier, long deadlineNanos)
            throws AlertException {
        for (int i = 0; i < spins; i++) {
            if (dependent.get() >= sequence || wakeAsked.getOpaque()) {
                return;
            }
            if ((i & POLLS_PER_CLOCK_LOOK) == 0) {
                barrier.checkAlert();
                if (System.nanoTime() - deadlineNanos >= 0) {
                    return;
                }
            }
            Thread.onSpinWait();
        }
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
