package io.needletail.benchmarks.micro;

import io.needletail.core.table.MessageTable;
import io.needletail.core.table.TimerWheel;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One timer that fires and is armed again, within a minute, while others wait. Time passes as they fire. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TimerWheelBenchmark {
    private static final int WITHIN_MILLIS = 60_000;
    private static final int DELAYS = 1 << 16;

    @Param({"1000", "1000000"})
    int size;

    private final MessageTable table = new MessageTable(0);
    private final TimerWheel wheel = new TimerWheel(table, 0);
    private final int[] delays = new int[DELAYS];
    private long nowMillis;
    private int next;

    @Setup
    public void arm() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < DELAYS; i++) {
            delays[i] = random.nextInt(1, WITHIN_MILLIS);
        }
        for (int i = 1; i <= size; i++) {
            schedule(table.insert(i));
        }
    }

    @Benchmark
    public int fireAndArm() {
        int entry = wheel.poll();
        while (entry == MessageTable.NONE) {
            nowMillis += wheel.millisToNext();
            wheel.advance(nowMillis);
            entry = wheel.poll();
        }
        schedule(entry);
        return entry;
    }

    private void schedule(int entry) {
        table.due(entry, nowMillis + delays[next++ & DELAYS - 1]);
        wheel.schedule(entry);
    }
}
