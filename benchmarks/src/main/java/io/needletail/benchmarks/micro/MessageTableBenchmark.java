package io.needletail.benchmarks.micro;

import io.needletail.api.message.MessageState;
import io.needletail.core.table.MessageTable;
import io.needletail.core.table.Phase;
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

/** The table of live messages and its index of ids, with few and many in it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MessageTableBenchmark {
    private static final long NOW = 1_790_000_000_000L;
    private static final int LOOKUPS = 1 << 16;

    @Param({"1000", "1000000"})
    int size;

    private final MessageTable table = new MessageTable(NOW);
    private final long[] wanted = new long[LOOKUPS];
    private long oldest = 1;
    private long newest;
    private int next;

    @Setup
    public void fill() {
        SplittableRandom random = new SplittableRandom(1);
        while (newest < size) {
            table.insert(++newest);
        }
        for (int i = 0; i < LOOKUPS; i++) {
            wanted[i] = random.nextLong(size);
        }
    }

    /** A message comes and the oldest one goes. */
    @Benchmark
    public int insertAndRemove() {
        int entry = table.insert(++newest);
        table.address(entry, newest);
        table.expiryMillis(entry, NOW);
        table.account(entry, 1);
        table.phase(entry, Phase.WAITING);
        table.remove(table.find(oldest++));
        return entry;
    }

    /** By id, anywhere in the table. */
    @Benchmark
    public int find() {
        return table.find(oldest + wanted[next++ & LOOKUPS - 1]);
    }

    /** Finds a message and changes its state. */
    @Benchmark
    public int findAndUpdate() {
        int entry = table.find(oldest + wanted[next++ & LOOKUPS - 1]);
        table.attempts(entry, table.attempts(entry) + 1);
        table.state(entry, MessageState.ENROUTE);
        return entry;
    }
}
