package io.needletail.core.shard;

import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.dsl.ProducerType;
import io.needletail.core.pipeline.OutboxRing;
import io.needletail.core.pipeline.ShardEvent;
import io.needletail.core.pipeline.ShardRing;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One shard with what surrounds it: ring, turns, thread. The ring exists first, because the event loops are built on it; the
 * shard comes when the loops' outboxes exist. Used by the thread that wires the server.
 */
public final class ShardLane implements AutoCloseable {
    /** For {@code spins}: polls for as long as recent waits make it worth while. */
    public static final int ADAPTIVE = ShardSleep.ADAPTIVE;

    private final int index;
    private final boolean lent;
    private final RingBuffer<ShardEvent> events;
    private final ShardSleep sleep;
    private volatile @Nullable ShardTurns turns;
    /** Event loops that take turns. */
    private final AtomicInteger loops = new AtomicInteger();
    /** Of the last loop there is: any will do. */
    private volatile @Nullable LoopTurn loopTurn;

    private @Nullable ShardThread thread;

    /**
     * @param ringSize slots, a power of two
     * @param spins polls of the empty ring before the shard's thread parks, or {@link #ADAPTIVE}
     * @param lent whether event loops take the shard's turns where they can, or leave them to its thread
     */
    public ShardLane(int index, int ringSize, int spins, boolean lent) {
        this.index = index;
        this.lent = lent;
        this.sleep = new ShardSleep(this::hasWork, spins);
        // Nobody waits by way of the ring.
        this.events = RingBuffer.create(ProducerType.MULTI, ShardEvent::new, ringSize, new BusySpinWaitStrategy());
    }

    /**
     * Where an event loop publishes.
     *
     * @param outbox of this shard for the loop
     */
    public ShardRing ring(ScheduledExecutorService loop, OutboxRing outbox) {
        if (!lent) {
            return new ShardRing(events, sleep::signal);
        }
        loops.incrementAndGet();
        LoopTurn turn = new LoopTurn(loop, () -> lend(outbox));
        loopTurn = turn;
        return new ShardRing(events, turn::ask);
    }

    /** Makes the shard take a turn: the hook for a journal that became durable. Any thread. */
    public void wake() {
        sleep.wake();
    }

    /** Starts the shard's thread; the shard has recovered. */
    public void start(Shard recovered) {
        ShardTurns started = new ShardTurns(recovered, events, sleep, lent ? this::handBack : null);
        turns = started;
        thread = new ShardThread(index, started, sleep);
        thread.start();
    }

    /** Slots of the ring. */
    public int capacity() {
        return events.getBufferSize();
    }

    /** Slots in use; any thread. */
    public long used() {
        return events.getBufferSize() - events.remainingCapacity();
    }

    /** Highest ring sequence the shard has consumed; -1 before the first. */
    public long consumed() {
        ShardTurns running = turns;
        return running == null ? -1 : running.consumed();
    }

    /** Events that the shard has not consumed. */
    public long backlog() {
        return events.getCursor() - consumed();
    }

    /** Stops the thread after its current turn. */
    @Override
    public void close() {
        ShardThread running = thread;
        if (running != null) {
            running.close();
        }
    }

    private void handBack() {
        LoopTurn turn = loopTurn;
        if (turn != null) {
            turn.handBack();
        }
    }

    private boolean lend(OutboxRing outbox) {
        ShardTurns running = turns;
        return running != null && running.lend(loops.get() == 1 ? outbox : null);
    }

    private boolean hasWork() {
        ShardTurns running = turns;
        return running != null && (lent ? running.isMuch() : running.hasEvents());
    }
}
