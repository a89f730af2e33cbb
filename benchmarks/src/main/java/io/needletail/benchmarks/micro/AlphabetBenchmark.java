package io.needletail.benchmarks.micro;

import io.needletail.api.gsm.Septets;
import io.needletail.api.text.MessageText;
import io.needletail.api.text.SegmentCounter;
import io.needletail.api.text.TextAlphabet;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Reading and counting a text of 140 characters; nothing is allocated. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AlphabetBenchmark {
    private static final String TEXT =
            "Your code is 123456, keep it to yourself. ".repeat(4).substring(0, 140);
    private static final byte[] TABLES = {6, 0x24, 1, 1, 0x25, 1, 1};

    private final byte[] octets = TEXT.getBytes(StandardCharsets.US_ASCII);
    private final byte[] ucs2 = TEXT.getBytes(StandardCharsets.UTF_16BE);
    private final byte[] packed = Septets.pack(octets, 0);
    private final byte[] national = new byte[TABLES.length + octets.length];
    private final char[] target = new char[MessageText.room(ucs2.length)];

    public AlphabetBenchmark() {
        System.arraycopy(TABLES, 0, national, 0, TABLES.length);
        System.arraycopy(octets, 0, national, TABLES.length, octets.length);
    }

    @Benchmark
    public int readGsm() {
        return MessageText.decode(octets, 0, octets.length, 0, TextAlphabet.GSM, target);
    }

    @Benchmark
    public int readNational() {
        return MessageText.decode(national, 0, national.length, TABLES.length, TextAlphabet.GSM, target);
    }

    @Benchmark
    public int readPacked() {
        return MessageText.decode(packed, 0, packed.length, 0, TextAlphabet.GSM_PACKED, target);
    }

    @Benchmark
    public int readUcs2() {
        return MessageText.decode(ucs2, 0, ucs2.length, 0, TextAlphabet.UCS2, target);
    }

    @Benchmark
    public int readUtf8() {
        return MessageText.decode(octets, 0, octets.length, 0, TextAlphabet.UTF_8, target);
    }

    /** Whether each character of Latin-1 is one of GSM 03.38. */
    @Benchmark
    public int countLatin() {
        return SegmentCounter.count(octets, 0, octets.length, 3);
    }
}
