package io.needletail.core.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimerWheelTest {
    private static final long START = 1_790_000_000_123L;

    private final MessageTable table = new MessageTable(START);
    private final TimerWheel wheel = new TimerWheel(table, START);
    private long nextId = 1;

    @Test
    void shouldFireAtOnceWhatIsAlreadyDue() {
        int entry = timer(START - 5);

        assertThat(wheel.millisToNext()).isZero();
        assertThat(wheel.poll()).isEqualTo(entry);
        assertThat(wheel.poll()).isEqualTo(MessageTable.NONE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 255, 256, 257, 65_535, 65_536, 65_537, 16_777_216, 16_777_217, 5_000_000_000L})
    void shouldFireOnTheVeryMillisecond(long delay) {
        int entry = timer(START + delay);

        wheel.advance(START + delay - 1);
        assertThat(wheel.poll()).isEqualTo(MessageTable.NONE);
        wheel.advance(START + delay);
        assertThat(wheel.poll()).isEqualTo(entry);
    }

    @Test
    void shouldSayHowLongToSleep() {
        assertThat(wheel.millisToNext()).isEqualTo(Long.MAX_VALUE);
        long boundary = START / 256 * 256 + 256;
        timer(START + 100_000);
        assertThat(wheel.millisToNext()).isEqualTo(boundary - START);
        timer(START + 3);
        assertThat(wheel.millisToNext()).isEqualTo(3);
    }

    @Test
    void shouldKeepTimersWhenTheClockGoesBack() {
        int entry = timer(START + 1_000);

        wheel.rebase(START - 3_600_000);
        wheel.advance(START + 999);
        assertThat(wheel.poll()).isEqualTo(MessageTable.NONE);
        wheel.advance(START + 1_000);
        assertThat(wheel.poll()).isEqualTo(entry);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void shouldFireEachTimerOnceAndNeverEarly(long seed) {
        Random random = new Random(seed);
        Map<Integer, Long> armed = new HashMap<>();
        long now = START;
        for (int step = 0; step < 5_000; step++) {
            if (random.nextInt(3) > 0) {
                long due = now + spread(random);
                armed.put(timer(due), due);
            } else {
                now += spread(random) / 4;
                wheel.advance(now);
            }
            for (int fired : pollAll()) {
                assertThat(armed.remove(fired)).as("seed %d", seed).isNotNull().isLessThanOrEqualTo(now);
            }
            long time = now;
            assertThat(armed.values()).as("seed %d step %d", seed, step).noneMatch(due -> due <= time);
            assertThat(wheel.size()).isEqualTo(armed.size());
        }
    }

    private static long spread(Random random) {
        return (long) Math.pow(10, random.nextDouble() * 7);
    }

    private List<Integer> pollAll() {
        List<Integer> fired = new ArrayList<>();
        for (int entry = wheel.poll(); entry != MessageTable.NONE; entry = wheel.poll()) {
            fired.add(entry);
        }
        return fired;
    }

    private int timer(long due) {
        int entry = table.insert(nextId++);
        table.due(entry, due);
        wheel.schedule(entry);
        return entry;
    }
}
