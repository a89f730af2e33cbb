package io.needletail.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.needletail.api.destination.Attempt;
import io.needletail.api.journal.Durability;
import io.needletail.core.pipeline.OutboxRing;
import io.needletail.core.pipeline.ShardEvent;
import io.needletail.core.pipeline.ShardRing;
import io.needletail.core.shard.ShardLane;
import io.needletail.persistence.store.HeapBatchStore;
import io.netty.channel.DefaultEventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A shard whose turns are taken by event loops, by its own thread or by both, with real threads. */
class ShardLaneTest {
    private static final int RING = 8192;
    private static final int FILE_BYTES = 1 << 20;
    /** A thread that nobody wakes sleeps longer: until the shard's housekeeping is due. */
    private static final Duration WITHOUT_SLEEP = Duration.ofMillis(150);

    private final List<DefaultEventLoop> loops = new ArrayList<>();

    @AfterEach
    void close() {
        loops.forEach(loop -> loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly());
    }

    @ParameterizedTest
    @CsvSource({"true, 1", "true, 2", "true, 3", "false, 1", "false, 3"})
    void shouldAnswerEverySubmitOnceWithOneTurnAtATime(boolean lent, int loopCount) {
        int each = 30_000;
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger overlaps = new AtomicInteger();
        SmallShard small = shard(loopCount, attempt -> {
            if (inside.incrementAndGet() != 1) {
                overlaps.incrementAndGet();
            }
            attempt.deliver();
            inside.decrementAndGet();
        });
        try (ShardLane lane = new ShardLane(0, 1024, 0, lent)) {
            List<Publisher> publishers = publishers(small, lane, loopCount, each);
            lane.start(small.shard);
            publishers.forEach(publisher -> publisher.loop.execute(publisher));
            await().atMost(Duration.ofSeconds(30)).until(() -> lane.consumed() == (long) each * loopCount - 1);
        }
        assertThat(overlaps).hasValue(0);
        assertThat(small.outboxes)
                .allSatisfy(outbox -> assertThat(outbox.answers).hasSize(each));
    }

    /** Above what a loop takes upon itself, and the rest that the shard's thread leaves it. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2048, 2049, 3500, 7000})
    void shouldNotLeaveTheRestOfBurstUntilSomebodyWakes(int burst) {
        SmallShard small = shard(1, Attempt::pend);
        try (ShardLane lane = new ShardLane(0, RING, 0, true)) {
            Publisher publisher = publishers(small, lane, 1, 0).get(0);
            lane.start(small.shard);
            long shortest = LongStream.rangeClosed(1, 5)
                    .map(i -> {
                        long start = System.nanoTime();
                        publisher.loop.execute(() -> publisher.publish(burst));
                        await().pollInterval(Duration.ofMillis(1)).until(() -> lane.consumed() == i * burst - 1);
                        return System.nanoTime() - start;
                    })
                    .min()
                    .orElseThrow();
            assertThat(Duration.ofNanos(shortest)).isLessThan(WITHOUT_SLEEP);
        }
    }

    private static SmallShard shard(int loops, Consumer<Attempt> handset) {
        SmallShard small = new SmallShard(
                new SimulatedClock(), new HeapBatchStore(FILE_BYTES), Durability.PROCESS, loops, handset);
        small.submit(0, "", "");
        small.turns(3, 1);
        small.outboxes.get(0).answers.clear();
        return small;
    }

    private List<Publisher> publishers(SmallShard small, ShardLane lane, int count, int each) {
        List<Publisher> publishers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            DefaultEventLoop loop = new DefaultEventLoop();
            loops.add(loop);
            publishers.add(new Publisher(
                    small, loop, i, lane.ring(loop, new OutboxRing(OutboxRing.MIN_BYTES, () -> {})), each));
        }
        return publishers;
    }

    /** Publishes what the ring takes, then lets its loop do something else. */
    private static final class Publisher implements Runnable {
        private final SmallShard small;
        private final DefaultEventLoop loop;
        private final int index;
        private final ShardRing ring;
        private int left;

        Publisher(SmallShard small, DefaultEventLoop loop, int index, ShardRing ring, int count) {
            this.small = small;
            this.loop = loop;
            this.index = index;
            this.ring = ring;
            this.left = count;
        }

        void publish(int count) {
            left = count;
            run();
        }

        @Override
        public void run() {
            long sequence = ring.tryClaim(1);
            while (sequence != ShardRing.FULL) {
                ShardEvent event = ring.slot(sequence);
                small.repeat(event, index);
                ring.publish(sequence, sequence);
                if (--left == 0) {
                    return;
                }
                sequence = ring.tryClaim(1);
            }
            loop.execute(this);
        }
    }
}
