package io.needletail.core.shard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each sleep would be an hour, cut to a second by the longest there is: who wakes up before that was woken. */
@Timeout(20)
class ShardSleepTest {
    private static final long HOUR = Duration.ofHours(1).toNanos();
    private static final Duration WOKEN = Duration.ofMillis(900);

    private final AtomicBoolean work = new AtomicBoolean();
    private final ShardSleep sleep = new ShardSleep(work::get, 0);

    @Test
    void shouldNotSleepWhileThereIsWork() {
        sleep.dueIn(HOUR);
        work.set(true);
        assertThat(timeOf(() -> sleep.await(1))).isLessThan(WOKEN);
    }

    @Test
    void shouldNotSleepWhenWokenBefore() {
        sleep.dueIn(HOUR);
        sleep.wake();
        assertThat(timeOf(() -> sleep.await(1))).isLessThan(WOKEN);
    }

    @Test
    void shouldBeWokenBySignalOnlyOnce() {
        sleep.dueIn(HOUR);
        Duration first = whileAsleep(() -> {
            work.set(true);
            sleep.signal();
        });
        work.set(false);
        sleep.dueIn(HOUR);

        assertThat(first).isLessThan(WOKEN);
        assertThat(timeOf(() -> sleep.await(1))).isGreaterThan(WOKEN);
    }

    @Test
    void shouldBeWokenForEarlierDeadlineOfOtherOwner() {
        sleep.dueIn(HOUR);
        assertThat(whileAsleep(() -> sleep.dueWithin(1_000_000))).isLessThan(WOKEN);
    }

    @Test
    void shouldSleepOnWhenOtherOwnersDeadlineIsLater() {
        sleep.dueIn(HOUR);
        assertThat(whileAsleep(() -> sleep.dueWithin(2 * HOUR))).isGreaterThan(WOKEN);
    }

    private Duration whileAsleep(Runnable action) {
        AtomicReference<Thread> sleeper = new AtomicReference<>();
        CompletableFuture<Duration> slept = CompletableFuture.supplyAsync(() -> {
            sleeper.set(Thread.currentThread());
            return timeOf(() -> sleep.await(1));
        });
        while (sleeper.get() == null || sleeper.get().getState() != Thread.State.TIMED_WAITING) {
            LockSupport.parkNanos(100_000);
        }
        action.run();
        return slept.join();
    }

    private static Duration timeOf(Runnable action) {
        long start = System.nanoTime();
        action.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
