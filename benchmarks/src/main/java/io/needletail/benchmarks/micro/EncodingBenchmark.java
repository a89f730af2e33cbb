package io.needletail.benchmarks.micro;

import io.needletail.load.message.DestinationPattern;
import io.needletail.load.message.LongForm;
import io.needletail.load.message.MessageMix;
import io.needletail.load.message.MessagePlan;
import io.needletail.load.message.MessageProgress;
import io.needletail.load.message.MessageStream;
import io.needletail.load.message.TextEncoding;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Texts in each encoding. The server passes octets on as they come, so it is the load generator that encodes: each text of a
 * mix once, before the run, and octets are all it copies from then on.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EncodingBenchmark {
    private static final int LENGTH = 70;

    @Param({"GSM", "LATIN1", "UCS2"})
    private TextEncoding encoding = TextEncoding.GSM;

    private MessagePlan plan;
    private MessageStream stream;
    private MessageProgress session;
    private byte[] out;
    private int sequence;

    @Setup
    public void prepare() {
        MessageMix mix = MessageMix.of(List.of("Größe 5 für £7, "), encoding, LENGTH, LongForm.UDH);
        plan = new MessagePlan(mix, "Needletail", new DestinationPattern("4477#######", false), false, 1);
        stream = plan.stream(0, 1);
        session = new MessageProgress();
        out = new byte[stream.maxBytes()];
    }

    /** From a text to all of a submit_sm but destination and sequence number. */
    @Benchmark
    public MessageStream encode() {
        return plan.stream(0, 1);
    }

    /** The next submit_sm of that text: octets copied, a random destination, two fields patched. */
    @Benchmark
    public int append() {
        return stream.append(session, ++sequence, out, 0);
    }
}
