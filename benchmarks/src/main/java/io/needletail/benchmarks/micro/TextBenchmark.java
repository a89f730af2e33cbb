package io.needletail.benchmarks.micro;

import io.needletail.core.protocol.MessageIdText;
import io.needletail.core.protocol.SmppTime;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Message ids and times as text, both ways. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TextBenchmark {
    private final byte[] out = new byte[32];
    private final byte[] idText = "1234567890".getBytes(StandardCharsets.US_ASCII);
    private final byte[] shortIdText = "KF12OI".getBytes(StandardCharsets.US_ASCII);
    private final byte[] absolute = "260923143000000+".getBytes(StandardCharsets.US_ASCII);
    private final byte[] relative = "000001020304000R".getBytes(StandardCharsets.US_ASCII);
    private long id = 1_000_000_000;
    private long now = 1_790_000_000_000L;

    @Benchmark
    public int writeId() {
        return MessageIdText.write(id++, false, out, 0);
    }

    @Benchmark
    public int writeShortId() {
        return MessageIdText.write(id++, true, out, 0);
    }

    @Benchmark
    public long parseId() {
        return MessageIdText.parse(idText, 0, idText.length, false);
    }

    @Benchmark
    public long parseShortId() {
        return MessageIdText.parse(shortIdText, 0, shortIdText.length, true);
    }

    @Benchmark
    public byte[] writeReceiptDate() {
        SmppTime.formatReceiptDate(now++, out, 0);
        return out;
    }

    @Benchmark
    public long parseAbsoluteTime() {
        return SmppTime.parse(absolute, 0, absolute.length, now);
    }

    @Benchmark
    public long parseRelativeTime() {
        return SmppTime.parse(relative, 0, relative.length, now);
    }
}
