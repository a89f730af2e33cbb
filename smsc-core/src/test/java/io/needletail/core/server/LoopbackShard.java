package io.needletail.core.server;

import com.lmax.disruptor.BlockingWaitStrategy;
import com.lmax.disruptor.ExceptionHandler;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import io.needletail.api.pdu.CommandId;
import io.needletail.core.pipeline.DeliverSequence;
import io.needletail.core.pipeline.OutboxRing;
import io.needletail.core.pipeline.ShardEvent;
import io.needletail.core.pipeline.ShardRing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The simplest shard: answers every submit at once with an id, remembers the rest, sends what a test asks for. Can be
 * held, so that its ring fills.
 */
final class LoopbackShard implements AutoCloseable {
    /** A receiver as the shard was told of it. */
    record Receiver(int session, int loop, int account, int version, int window) {}

    /** An answer to a deliver_sm. */
    record Answer(int session, int sequence, int status) {}

    final List<Receiver> bound = new CopyOnWriteArrayList<>();
    final List<Integer> closed = new CopyOnWriteArrayList<>();
    final List<Answer> answers = new CopyOnWriteArrayList<>();
    final List<String> destinations = new CopyOnWriteArrayList<>();
    final AtomicInteger submits = new AtomicInteger();
    final List<Throwable> failures = new CopyOnWriteArrayList<>();
    volatile boolean keepDestinations;
    volatile boolean withholdAnswers;

    private final ReentrantLock hold = new ReentrantLock();
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Queue<Runnable> withheld = new ConcurrentLinkedQueue<>();
    private final Map<Integer, Integer> sequences = new ConcurrentHashMap<>();
    private final Disruptor<ShardEvent> disruptor;
    private final ShardRing ring;
    private final OutboxRing[] outboxes;
    private final int index;
    private final DeliverSequence lanes;

    /** @param outboxes of this shard, by loop */
    LoopbackShard(int index, int shards, int ringSize, OutboxRing[] outboxes) {
        this.index = index;
        this.outboxes = outboxes;
        this.lanes = new DeliverSequence(shards);
        disruptor = new Disruptor<>(
                ShardEvent::new,
                ringSize,
                task -> new Thread(task, "smsc-shard-" + index),
                ProducerType.MULTI,
                new BlockingWaitStrategy());
        disruptor.handleEventsWith(this::onEvent);
        disruptor.setDefaultExceptionHandler(new Recorder());
        ring = new ShardRing(disruptor.start(), () -> {});
    }

    ShardRing ring() {
        return ring;
    }

    /** Stops the shard before its next event until the hold is closed. */
    void hold() {
        hold.lock();
    }

    void letGo() {
        hold.unlock();
    }

    /** Runs something on the shard thread, soon. */
    void run(Runnable task) {
        tasks.add(task);
        long sequence = ring.tryClaim(1);
        if (sequence != ShardRing.FULL) {
            ring.slot(sequence).kind = ShardEvent.Kind.NOTHING;
            ring.publish(sequence, sequence);
        }
    }

    /** Sends deliver_sm with bodies of this length to a receiver. */
    void deliver(Receiver to, int count, int bodyBytes) {
        run(() -> {
            for (int i = 0; i < count; i++) {
                byte[] pdu = Pdus.pdu(CommandId.DELIVER_SM, 0, nextSequence(to.session()), new byte[bodyBytes]);
                outboxes[to.loop()].deliver(to.session(), pdu, pdu.length);
            }
        });
    }

    /** Gives the answers withheld so far. */
    void answerWithheld() {
        withholdAnswers = false;
        run(() -> {
            for (Runnable answer = withheld.poll(); answer != null; answer = withheld.poll()) {
                answer.run();
            }
        });
    }

    @Override
    public void close() {
        disruptor.halt();
    }

    private int nextSequence(int session) {
        return sequences.merge(session, lanes.first(DeliverSequence.shardLane(index)), (old, x) -> lanes.next(old));
    }

    private void onEvent(ShardEvent event, long sequence, boolean endOfBatch) {
        hold.lock();
        hold.unlock();
        switch (event.kind) {
            case SUBMIT -> onSubmit(event);
            case DELIVER_ANSWER -> answers.add(new Answer(event.session, event.sequence, event.status));
            case RECEIVER_BOUND ->
                bound.add(new Receiver(event.session, event.loop, event.account, event.version, event.window));
            case SESSION_CLOSED -> closed.add(event.session);
            case NOTHING -> {}
        }
        event.release();
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
        if (endOfBatch) {
            for (OutboxRing outbox : outboxes) {
                outbox.endBatch();
            }
        }
    }

    private void onSubmit(ShardEvent event) {
        submits.incrementAndGet();
        if (keepDestinations) {
            destinations.add(event.message().destination());
        }
        int loop = event.loop;
        int session = event.session;
        int number = event.sequence;
        int responseId = event.message().commandId() | CommandId.RESPONSE;
        byte[] id = ("id" + number).getBytes(StandardCharsets.US_ASCII);
        Runnable answer = () -> outboxes[loop].answer(session, responseId, number, 0, id, id.length);
        if (withholdAnswers) {
            withheld.add(answer);
        } else {
            answer.run();
        }
    }

    private final class Recorder implements ExceptionHandler<ShardEvent> {
        @Override
        public void handleEventException(Throwable failure, long sequence, ShardEvent event) {
            failures.add(failure);
        }

        @Override
        public void handleOnStartException(Throwable failure) {
            failures.add(failure);
        }

        @Override
        public void handleOnShutdownException(Throwable failure) {
            failures.add(failure);
        }
    }
}
