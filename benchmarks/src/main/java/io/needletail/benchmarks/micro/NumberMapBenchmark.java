package io.needletail.benchmarks.micro;

import io.needletail.routing.number.NumberMap;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Looking ported numbers up among ten million: numbers that are there, and numbers that are not; every one another. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class NumberMapBenchmark {
    private static final int NUMBERS = 10_000_000;
    private static final int DIGITS = 12;
    private static final int ASKED = 1 << 16;
    private static final long FIRST = 440_000_000_000L;
    private static final long LAST = 449_999_999_999L;

    private final byte[][] known = new byte[ASKED][];
    private final byte[][] unknown = new byte[ASKED][];
    private NumberMap map;
    private int next;

    /** Numbers at random of one country. */
    @Setup
    public void fill() {
        SplittableRandom random = new SplittableRandom(1);
        NumberMap.Builder builder = NumberMap.builder(NUMBERS);
        for (int i = 0; i < NUMBERS; i++) {
            byte[] number = number(random);
            builder.put(number, 0, DIGITS, i & 15);
            known[i & ASKED - 1] = number;
        }
        for (int i = 0; i < ASKED; i++) {
            unknown[i] = number(random);
        }
        map = builder.build(List.of());
    }

    private static byte[] number(SplittableRandom random) {
        return Long.toString(random.nextLong(FIRST, LAST)).getBytes(StandardCharsets.ISO_8859_1);
    }

    @Benchmark
    public int present() {
        return map.find(known[next++ & ASKED - 1], 0, DIGITS);
    }

    @Benchmark
    public int absent() {
        return map.find(unknown[next++ & ASKED - 1], 0, DIGITS);
    }
}
