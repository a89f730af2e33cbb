package io.needletail.core.shard;

import com.lmax.disruptor.AlertException;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SequenceBarrier;
import com.lmax.disruptor.TimeoutException;
import com.lmax.disruptor.WaitStrategy;
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
        for (int i = 0; i <= spins; i++) {
            long available = dependent.get();
            if (available >= sequence) {
                return available;
            }
            barrier.checkAlert();
            Thread.onSpinWait();
        }
        long nanos = nanosToNextTurn.getAsLong();
        if (nanos > 0) {
            park(sequence, dependent, barrier, Math.min(nanos, LONGEST_PARK_NANOS));
        }
        wakeAsked.setOpaque(false);
        long available = dependent.get();
        if (available >= sequence) {
            return available;
        }
        barrier.checkAlert();
        throw TimeoutException.INSTANCE;
    }

    @Override
    public void signalAllWhenBlocking() {
        java.lang.invoke.VarHandle.fullFence();
        LockSupport.unpark(parked);
    }

    /** Makes the consumer take a turn soon even if the ring is empty. */
    public void wake() {
        wakeAsked.set(true);
        LockSupport.unpark(parked);
    }

    private void park(long sequence, Sequence dependent, SequenceBarrier barrier, long nanos) throws AlertException {
        parked = Thread.currentThread();
        try {
            if (dependent.get() < sequence && !wakeAsked.get()) {
                barrier.checkAlert();
                LockSupport.parkNanos(this, nanos);
            }
        } finally {
            parked = null;
        }
    }
}
