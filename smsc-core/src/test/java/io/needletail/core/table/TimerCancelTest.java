package io.needletail.core.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Timers that are taken out again: wherever they are in the wheel, and after the clock was set. */
class TimerCancelTest {
    private static final long START = 1_790_000_000_123L;

    private final MessageTable table = new MessageTable(START);
    private final TimerWheel wheel = new TimerWheel(table, START);
    private final Map<Integer, Long> armed = new HashMap<>();
    private long nextId = 1;
    private long now = START;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void shouldFireWhatIsNotCancelledAndNothingElse(long seed) {
        Random random = new Random(seed);
        for (int step = 0; step < 5_000; step++) {
            step(random);
            for (int polls = random.nextInt(4); polls > 0; polls--) {
                int fired = wheel.poll();
                if (fired != MessageTable.NONE) {
                    assertThat(armed.remove(fired))
                            .as("seed %d step %d", seed, step)
                            .isNotNull()
                            .isLessThanOrEqualTo(now);
                }
            }
            long time = now;
            long due = armed.values().stream().filter(at -> at <= time).count();
            assertThat(wheel.size()).as("seed %d step %d", seed, step).isEqualTo(armed.size());
            assertThat((long) wheel.dueSize()).as("seed %d step %d", seed, step).isEqualTo(due);
        }
    }

    private void step(Random random) {
        switch (random.nextInt(8)) {
            case 0, 1, 2, 3 -> arm(now + (long) Math.pow(10, random.nextDouble() * 9) - 2);
            case 4, 5 -> cancel(random);
            case 6 -> {
                now += (long) Math.pow(10, random.nextDouble() * 5);
                wheel.advance(now);
            }
            default -> {
                if (random.nextInt(10) == 0) {
                    now += (random.nextBoolean() ? 1 : -1) * (long) Math.pow(10, random.nextDouble() * 8);
                    wheel.rebase(now);
                }
            }
        }
    }

    private void arm(long due) {
        int entry = table.insert(nextId++);
        table.due(entry, due);
        wheel.schedule(entry);
        armed.put(entry, due);
    }

    private void cancel(Random random) {
        if (!armed.isEmpty()) {
            List<Integer> entries = new ArrayList<>(armed.keySet());
            int entry = entries.get(random.nextInt(entries.size()));
            wheel.cancel(entry);
            armed.remove(entry);
        }
    }
}
