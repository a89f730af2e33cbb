package io.needletail.core.shard;

import com.lmax.disruptor.BatchEventProcessor;
import com.lmax.disruptor.BatchEventProcessorBuilder;
import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.ExceptionHandler;
import com.lmax.disruptor.RingBuffer;
import io.needletail.core.pipeline.ShardEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread {@code smsc-shard-N}: feeds one shard from its ring and gives it turns when its timers want one. Started and
 * stopped by whoever wires the pipeline.
 */
public final class ShardThread implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ShardThread.class);
    private static final int EVENTS_PER_TURN = 1024;
    private static final long JOIN_MILLIS = 5_000;

    private final Shard shard;
    private final Thread thread;
    private final BatchEventProcessor<ShardEvent> processor;

    public ShardThread(int index, Shard shard, RingBuffer<ShardEvent> ring) {
        this.shard = shard;
        this.processor = new BatchEventProcessorBuilder()
                .setMaxBatchSize(EVENTS_PER_TURN)
                .build(ring, ring.newBarrier(), new Turns());
        processor.setExceptionHandler(new KeepGoing());
        ring.addGatingSequences(processor.getSequence());
        this.thread = new Thread(processor, "smsc-shard-" + index);
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** True while the thread runs, for health. */
    public boolean isAlive() {
        return thread.isAlive();
    }

    /** Sequence the shard has consumed up to, for the gauge that shows a ring that stopped moving. */
    public long consumed() {
        return processor.getSequence().get();
    }

    /** Stops after the current turn; what the ring still holds is not read. */
    @Override
    public void close() {
        processor.halt();
        try {
            thread.join(JOIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Turns implements EventHandler<ShardEvent> {
        @Override
        public void onBatchStart(long batchSize, long queueDepth) {
            shard.beginTurn();
        }

        @Override
        public void onEvent(ShardEvent event, long sequence, boolean endOfBatch) {
            shard.onEvent(event);
            if (endOfBatch) {
                shard.endTurn();
            }
        }

        @Override
        public void onTimeout(long sequence) {
            shard.endTurn();
        }

        @Override
        public void onShutdown() {
            shard.endTurn();
        }
    }

    /** The Disruptor's own handler would kill the thread and let the ring fill in silence. */
    private final class KeepGoing implements ExceptionHandler<ShardEvent> {
        @Override
        public void handleEventException(Throwable failure, long sequence, ShardEvent event) {
            shard.metrics().failedEvents.increment();
            LOG.error("turn at ring sequence {} failed", sequence, failure);
        }

        @Override
        public void handleOnStartException(Throwable failure) {
            LOG.error("shard thread did not start", failure);
        }

        @Override
        public void handleOnShutdownException(Throwable failure) {
            LOG.error("shard thread did not end cleanly", failure);
        }
    }
}
