package io.needletail.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.destination.Attempt;
import io.needletail.api.journal.Durability;
import io.needletail.api.journal.JournalException;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.persistence.store.BatchStore;
import io.needletail.persistence.store.HeapBatchStore;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the simulation has found once, each as a small test of its own. */
@ExtendWith(QuietLogs.class)
class ShardBehaviourTest {
    private static final int FILE_BYTES = 1_000;
    private static final int RECEIPT = 1;
    private static final int NOTIFICATION = 0x10;

    private final SimulatedClock clock = new SimulatedClock();
    private final BatchStore store = new HeapBatchStore(FILE_BYTES);

    @Test
    void shouldNotRepeatAReceiptBecauseTheWallClockIsSetForward() {
        SmallShard small = new SmallShard(clock, store, Durability.PROCESS, 1, Attempt::deliver);
        small.bind(0);
        small.submit(RECEIPT, "", "");
        small.turns(5, 10);
        assertThat(small.outboxes.get(0).delivered).isEqualTo(1);

        clock.jump(30_000);
        small.turns(10, 300);
        assertThat(small.outboxes.get(0).delivered).isEqualTo(1);

        small.turns(30, 300);
        assertThat(small.outboxes.get(0).delivered).as("after ten real seconds").isEqualTo(2);
    }

    @Test
    void shouldRepeatAnUnansweredReceiptAlthoughTheWallClockIsSetBack() {
        SmallShard small = new SmallShard(clock, store, Durability.PROCESS, 1, Attempt::deliver);
        small.bind(0);
        small.submit(RECEIPT, "", "");
        small.turns(5, 10);

        clock.jump(-3_600_000);
        small.turns(40, 300);

        assertThat(small.outboxes.get(0).delivered).isEqualTo(2);
    }

    @Test
    void shouldHoldANotificationUntilItsAnswerHasLeftByTheOtherLoop() {
        SmallShard small = new SmallShard(clock, store, Durability.PROCESS, 2, attempt -> attempt.retry(1));
        small.bind(1);
        small.submit(NOTIFICATION, "", "");
        small.turns(5, 1);
        assertThat(small.outboxes.get(0).answers).containsExactly(CommandStatus.ROK);
        assertThat(small.outboxes.get(1).delivered).isZero();

        small.outboxes.get(0).flush();
        small.turns(3, 1);
        assertThat(small.outboxes.get(1).delivered).isEqualTo(1);
    }

    @Test
    void shouldDeleteOldFilesOfAnIdleJournal() {
        SmallShard small = new SmallShard(clock, store, Durability.PROCESS, 1, Attempt::deliver);
        for (int i = 0; i < 30; i++) {
            small.submit(0, "", "");
            small.turns(1, 1);
        }
        assertThat(small.journal.currentFile()).isGreaterThan(1);

        small.turns(10, 300);

        assertThat(small.shard.messages()).isZero();
        assertThat(small.journal.oldestFile()).isEqualTo(small.journal.currentFile());
    }

    @Test
    void shouldAnswerWhatWaitsWhenAForceFails() {
        SmallShard small = new SmallShard(clock, withoutForce(store), Durability.DISK, 1, Attempt::deliver);
        small.submit(0, "", "");
        small.turns(2, 1);
        assertThat(small.outboxes.get(0).answers).isEmpty();

        small.syncer.run();
        small.turns(1, 1);

        assertThat(small.outboxes.get(0).answers).containsExactly(CommandStatus.RSYSERR);
    }

    @Test
    void shouldKeepTheScheduleOfAMessageThatIsCarriedBeforeItsAnswer() {
        BatchStore large = new HeapBatchStore(100_000);
        SmallShard small = new SmallShard(clock, large, Durability.DISK, 1, Attempt::deliver);
        while (small.journal.totalBytes() < 98_000) {
            small.submit(0, "", "");
            small.turns(1, 1);
            small.syncer.run();
            small.turns(2, 1);
        }
        small.submit(0, "000000000030000R", "");
        long scheduled = small.journal.lastId();
        for (int i = 0; i < 50; i++) {
            small.submit(0, "", "");
            small.turns(1, 250);
        }
        assertThat(small.shard.metrics().carried.get()).isPositive();

        AtomicInteger offers = new AtomicInteger();
        SmallShard next = new SmallShard(clock, large, Durability.PROCESS, 1, attempt -> {
            offers.addAndGet(attempt.id() == scheduled ? 1 : 0);
            attempt.deliver();
        });
        next.turns(5, 1);
        assertThat(offers).hasValue(0);
        next.turns(30, 1_000);
        assertThat(offers).hasValue(1);
    }

    @Test
    void shouldComeToRestWhenLargeMessagesWait() {
        SmallShard small = new SmallShard(clock, store, Durability.PROCESS, 1, Attempt::deliver);
        for (int i = 0; i < 20; i++) {
            small.submit(0, "000000010000000R", "", 4_000);
            small.turns(1, 1);
        }
        small.turns(500, 250);
        long carried = small.shard.metrics().carried.get();
        small.turns(500, 250);

        assertThat(small.shard.metrics().carried.get()).isEqualTo(carried);
    }

    @Test
    void shouldOfferAMessageAgainWhenTheDestinationThrows() {
        AtomicInteger offers = new AtomicInteger();
        SmallShard small = new SmallShard(clock, store, Durability.PROCESS, 1, attempt -> {
            if (offers.incrementAndGet() < 3) {
                throw new IllegalStateException("a bug in a destination");
            }
            attempt.deliver();
        });
        small.submit(0, "", "");
        small.submit(0, "", "");
        small.turns(10, 100);

        assertThat(small.outboxes.get(0).answers).containsExactly(CommandStatus.ROK, CommandStatus.ROK);
        assertThat(small.shard.messages()).isZero();
        assertThat(small.shard.metrics().failedEvents.get()).isEqualTo(2);
    }

    @Test
    void shouldOfferAMessageThatIsScheduledAsLateAsAllowed() {
        AtomicInteger offers = new AtomicInteger();
        SmallShard small = new SmallShard(clock, store, Durability.PROCESS, 1, attempt -> {
            offers.incrementAndGet();
            attempt.deliver();
        });
        small.submit(0, "000000010000000R", "000000020000000R");
        small.turns(3_700, 1_000);

        assertThat(offers).hasValue(1);
    }

    @Test
    void shouldNotAskABusyDestinationAgainAndAgainWhileTheWallClockIsSlightlyBack() {
        AtomicInteger offers = new AtomicInteger();
        SmallShard small = new SmallShard(clock, store, Durability.PROCESS, 1, attempt -> {
            offers.incrementAndGet();
            attempt.refuse();
        });
        small.turns(1, 10);
        clock.jump(-1_500);
        small.submit(0, "", "");
        small.turns(20, 10);

        assertThat(offers.get()).isLessThanOrEqualTo(3);
    }

    /** The same store with a disk that cannot be forced. */
    private static BatchStore withoutForce(BatchStore store) {
        return (BatchStore) Proxy.newProxyInstance(
                BatchStore.class.getClassLoader(), new Class<?>[] {BatchStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("force")) {
                        throw new JournalException("no force");
                    }
                    return method.invoke(store, arguments);
                });
    }
}
