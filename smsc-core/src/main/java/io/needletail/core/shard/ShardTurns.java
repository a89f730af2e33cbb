package io.needletail.core.shard;

import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import io.needletail.core.pipeline.OutboxRing;
import io.needletail.core.pipeline.ShardEvent;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The turns of one shard: one at a time, by its own thread or by an event loop. Whoever holds the lock is the shard's owner
 * for the length of a turn.
 */
final class ShardTurns {
    private static final Logger LOG = LoggerFactory.getLogger(ShardTurns.class);
    private static final int EVENTS_PER_TURN = 1024;
    /** An event loop leaves more than this to the shard's own thread, so that both work at the same time: two full turns. */
    private static final int EVENTS_FOR_LOOP = 2048;

    private final Shard shard;
    private final RingBuffer<ShardEvent> ring;
    private final ShardSleep sleep;
    private final @Nullable Runnable handBack;
    private final ReentrantLock owner = new ReentrantLock();
    private final Sequence consumed = new Sequence();
    private boolean closed;

    /** @param handBack makes an event loop {@link #lend} soon; null if none does */
    ShardTurns(Shard shard, RingBuffer<ShardEvent> ring, ShardSleep sleep, @Nullable Runnable handBack) {
        this.shard = shard;
        this.handBack = handBack;
        this.ring = ring;
        this.sleep = sleep;
        ring.addGatingSequences(consumed);
    }

    /** Sequence the shard has consumed up to; any thread. */
    long consumed() {
        return consumed.get();
    }

    /** Whether the ring has an event; any thread. */
    boolean hasEvents() {
        return ring.isAvailable(consumed.get() + 1);
    }

    /** Whether the ring has more than an event loop should take upon itself; any thread. */
    boolean isMuch() {
        return ring.getCursor() - consumed.get() > EVENTS_FOR_LOOP;
    }

    /** The shard's thread: a turn, as soon as no event loop takes one. */
    void take() {
        owner.lock();
        try {
            turn();
            sleep.dueIn(nanosToNextTurn());
        } finally {
            owner.unlock();
        }
    }

    /** What is left in the ring is due at once; but an event loop that takes turns is to take them again. */
    private long nanosToNextTurn() {
        long nanos = shard.nanosToNextTurn();
        if (nanos > 0 && hasEvents()) {
            if (handBack == null || isMuch()) {
                return 0;
            }
            handBack.run();
        }
        return nanos;
    }

    /**
     * An event loop: a turn, unless somebody else is at it or there is so much to do that the shard's thread should; that
     * is called then.
     *
     * @param outbox of this shard for the loop, if there is no other loop; else null: a receipt on another loop must be able to
     *     tell by the outbox whether the answer has left
     * @return whether the loop is to come back at once, after it has read what there is to read
     */
    boolean lend(@Nullable OutboxRing outbox) {
        if (isMuch()) {
            sleep.signal();
            return false;
        }
        if (!owner.tryLock()) {
            return true;
        }
        try {
            if (closed) {
                return false;
            }
            turn(outbox);
            long nanos = shard.nanosToNextTurn();
            if (nanos > 0) {
                sleep.dueWithin(nanos);
            }
            return nanos == 0 || hasEvents();
        } finally {
            owner.unlock();
        }
    }

    /** The shard's thread: a last turn without events, and none after it. */
    void close() {
        owner.lock();
        try {
            closed = true;
            endTurn();
        } finally {
            owner.unlock();
        }
    }

    /** Answers to the sessions of this loop need no ring in between. */
    private void turn(@Nullable OutboxRing outbox) {
        if (outbox == null) {
            turn();
            return;
        }
        outbox.beginTurn();
        try {
            turn();
        } finally {
            outbox.endTurn();
        }
    }

    private void turn() {
        long next = consumed.get() + 1;
        long end = next + EVENTS_PER_TURN;
        shard.beginTurn();
        while (next < end && ring.isAvailable(next)) {
            onEvent(next++);
        }
        consumed.set(next - 1);
        endTurn();
    }

    /** What escapes the shard would otherwise end the thread and let the ring fill in silence. */
    private void onEvent(long sequence) {
        try {
            shard.onEvent(ring.get(sequence));
        } catch (Throwable failure) {
            failed(sequence, failure);
        }
    }

    private void endTurn() {
        try {
            shard.endTurn();
        } catch (Throwable failure) {
            failed(consumed.get(), failure);
        }
    }

    private void failed(long sequence, Throwable failure) {
        shard.metrics().failedEvents.increment();
        LOG.error("turn at ring sequence {} failed", sequence, failure);
    }
}
