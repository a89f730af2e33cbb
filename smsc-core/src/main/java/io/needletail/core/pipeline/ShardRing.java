package io.needletail.core.pipeline;

import com.lmax.disruptor.InsufficientCapacityException;
import com.lmax.disruptor.RingBuffer;

/**
 * The publisher's side of one shard's ring. Any event loop; never waits: a claim that does not fit is answered with
 * {@link #FULL}, and what to do then (refuse, stop reading) is the caller's.
 */
public final class ShardRing {
    /** The ring has not that many free slots. */
    public static final long FULL = -1;

    private final RingBuffer<ShardEvent> ring;
    private final Runnable onPublished;

    /** @param onPublished sees to it that the shard takes a turn; called by the publisher, must not block */
    public ShardRing(RingBuffer<ShardEvent> ring, Runnable onPublished) {
        this.ring = ring;
        this.onPublished = onPublished;
    }

    /**
     * Claims {@code count} slots in a row, 1 to {@link #capacity}.
     *
     * @return the highest sequence of the claim, or {@link #FULL}. Each slot from {@code highest - count + 1} on must be
     *     filled and then {@link #publish}ed, whatever happens
     */
    public long tryClaim(int count) {
        if (!ring.hasAvailableCapacity(count)) {
            return FULL;
        }
        try {
            return ring.tryNext(count);
        } catch (InsufficientCapacityException e) {
            return FULL;
        }
    }

    /** The slot of a claimed sequence. */
    public ShardEvent slot(long sequence) {
        return ring.get(sequence);
    }

    /** Hands a claimed range to the shard. */
    public void publish(long lowest, long highest) {
        ring.publish(lowest, highest);
        onPublished.run();
    }

    public int capacity() {
        return ring.getBufferSize();
    }

    /** Slots in use, for gauges. */
    public long used() {
        return ring.getBufferSize() - ring.remainingCapacity();
    }

    /** Highest published sequence, for the gauge that shows a ring that stopped moving. */
    public long cursor() {
        return ring.getCursor();
    }
}
