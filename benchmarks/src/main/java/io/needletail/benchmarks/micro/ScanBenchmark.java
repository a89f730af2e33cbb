package io.needletail.benchmarks.micro;

import com.cloudhopper.smpp.pdu.Pdu;
import com.cloudhopper.smpp.transcoder.DefaultPduTranscoder;
import com.cloudhopper.smpp.transcoder.DefaultPduTranscoderContext;
import com.cloudhopper.smpp.type.RecoverablePduException;
import com.cloudhopper.smpp.type.UnrecoverablePduException;
import io.needletail.api.pdu.MessageScanner;
import io.needletail.api.pdu.MessageView;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Reading one submit_sm: our scanner and view beside Cloudhopper's transcoder, which makes objects. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ScanBenchmark {
    @Param({"20", "160"})
    int textLength;

    private final MessageView view = new MessageView();
    private final DefaultPduTranscoder transcoder = new DefaultPduTranscoder(new DefaultPduTranscoderContext());
    private byte[] pdu;
    private ByteBuf buffer;

    @Setup
    public void makePdu() {
        pdu = SamplePdus.submitSm(SamplePdus.DESTINATION, textLength);
        buffer = Unpooled.directBuffer().writeBytes(pdu);
    }

    @TearDown
    public void release() {
        buffer.release();
    }

    @Benchmark
    public int scan() {
        return MessageScanner.scan(pdu, 0, pdu.length, view);
    }

    /** As the shard uses it: what routing, handset and journal look at. */
    @Benchmark
    public int scanAndLook() {
        int status = MessageScanner.scan(pdu, 0, pdu.length, view);
        return status
                + view.destinationOffset()
                + view.destinationLength()
                + view.registeredDelivery()
                + view.dataCoding()
                + view.textLength();
    }

    @Benchmark
    public Pdu cloudhopper() throws UnrecoverablePduException, RecoverablePduException {
        buffer.readerIndex(0);
        return transcoder.decode(buffer);
    }
}
