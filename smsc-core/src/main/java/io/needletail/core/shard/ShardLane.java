package io.needletail.core.shard;

import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.dsl.ProducerType;
import io.needletail.core.pipeline.ShardEvent;
import io.needletail.core.pipeline.ShardRing;
import org.jspecify.annotations.Nullable;

/**
 * One shard with what surrounds it: ring, wait strategy, thread. The ring exists first, because the event loops are built
 * on it; the shard comes when the loops' outboxes exist. Used by the thread that wires the server.
 */
public final class ShardLane implements AutoCloseable {
    private final int index;
    private final RingBuffer<ShardEvent> events;
    private final ShardRing ring;
    private final ShardWaitStrategy waiting;
    private volatile @Nullable Shard shard;
    private @Nullable ShardThread thread;

    /**
     * @param ringSize slots, a power of two
     * @param spins polls of the empty ring before the shard's thread parks
     */
    public ShardLane(int index, int ringSize, int spins) {
        this.index = index;
        this.waiting = new ShardWaitStrategy(this::nanosToNextTurn, spins);
        this.events = RingBuffer.create(ProducerType.MULTI, ShardEvent::new, ringSize, waiting);
        this.ring = new ShardRing(events);
    }

    /** Where event loops publish. */
    public ShardRing ring() {
        return ring;
    }

    /** Makes the shard take a turn: the hook for a journal that became durable. Any thread. */
    public void wake() {
        waiting.wake();
    }

    /** Starts the shard's thread; the shard has recovered. */
    public void start(Shard recovered) {
        shard = recovered;
        thread = new ShardThread(index, recovered, events);
        thread.start();
    }

    /** Highest ring sequence the shard has consumed; -1 before the first. */
    public long consumed() {
        ShardThread running = thread;
        return running == null ? -1 : running.consumed();
    }

    /** Stops the thread after its current turn. */
    @Override
    public void close() {
        ShardThread running = thread;
        if (running != null) {
            running.close();
        }
    }

    private long nanosToNextTurn() {
        Shard running = shard;
        return running == null ? Shard.NO_TURN_DUE : running.nanosToNextTurn();
    }
}
