package io.needletail.benchmarks.micro;

import com.cloudhopper.commons.charset.CharsetUtil;
import com.cloudhopper.smpp.pdu.DeliverSm;
import com.cloudhopper.smpp.pdu.SubmitSmResp;
import com.cloudhopper.smpp.tlv.Tlv;
import com.cloudhopper.smpp.transcoder.DefaultPduTranscoder;
import com.cloudhopper.smpp.transcoder.DefaultPduTranscoderContext;
import com.cloudhopper.smpp.type.Address;
import com.cloudhopper.smpp.type.RecoverablePduException;
import com.cloudhopper.smpp.type.SmppInvalidArgumentException;
import com.cloudhopper.smpp.type.UnrecoverablePduException;
import com.cloudhopper.smpp.util.DeliveryReceipt;
import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.MessageView;
import io.needletail.api.pdu.TlvTag;
import io.needletail.core.protocol.DeliverSmEncoder;
import io.needletail.core.protocol.PduBuffer;
import io.needletail.core.protocol.Receipt;
import io.needletail.core.protocol.ResponseEncoder;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.joda.time.DateTime;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Writing what the server sends most, beside Cloudhopper's transcoder: submit_sm_resp and delivery receipts. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EncodeBenchmark {
    private static final long SUBMITTED = 1_790_000_000_000L;
    private static final long DONE = SUBMITTED + 2_500;

    private final MessageView original = SamplePdus.view(SamplePdus.submitSm(SamplePdus.DESTINATION, 20));
    private final DefaultPduTranscoder transcoder = new DefaultPduTranscoder(new DefaultPduTranscoderContext());
    private final byte[] answer = new byte[ResponseEncoder.MAX_SUBMIT_RESPONSE_BYTES];
    private final PduBuffer out = new PduBuffer(512);
    private final Receipt receipt = new Receipt();
    private long id = 1_000_000_000;

    @Benchmark
    public int submitSmResp() {
        return ResponseEncoder.submitResponse(answer, 0, CommandId.SUBMIT_SM_RESP, (int) id, id++, false);
    }

    @Benchmark
    public int cloudhopperSubmitSmResp() throws RecoverablePduException, UnrecoverablePduException {
        SubmitSmResp response = new SubmitSmResp();
        response.setSequenceNumber((int) id);
        response.setMessageId(Long.toString(id++));
        return released(transcoder.encode(response));
    }

    @Benchmark
    public int receipt() {
        out.clear();
        receipt.id(id++, false)
                .outcome(MessageState.DELIVERED, 0)
                .dates(SUBMITTED, DONE)
                .tlvs(true);
        DeliverSmEncoder.receipt(original, receipt, out);
        return out.length();
    }

    @Benchmark
    public int cloudhopperReceipt()
            throws RecoverablePduException, UnrecoverablePduException, SmppInvalidArgumentException {
        String idText = Long.toString(id++);
        DeliveryReceipt text = new DeliveryReceipt(
                idText, 1, 1, new DateTime(SUBMITTED), new DateTime(DONE), (byte) 2, 0, "Your code is 123456.");
        DeliverSm deliver = new DeliverSm();
        deliver.setSequenceNumber(7);
        deliver.setEsmClass((byte) 4);
        deliver.setSourceAddress(new Address((byte) 1, (byte) 1, SamplePdus.DESTINATION));
        deliver.setDestAddress(new Address((byte) 5, (byte) 0, "Needletail"));
        deliver.setShortMessage(CharsetUtil.encode(text.toShortMessage(), CharsetUtil.CHARSET_ISO_8859_1));
        deliver.addOptionalParameter(
                new Tlv((short) TlvTag.RECEIPTED_MESSAGE_ID, (idText + "\0").getBytes(StandardCharsets.US_ASCII)));
        deliver.addOptionalParameter(new Tlv((short) TlvTag.MESSAGE_STATE, new byte[] {2}));
        return released(transcoder.encode(deliver));
    }

    private static int released(ByteBuf encoded) {
        int length = encoded.readableBytes();
        encoded.release();
        return length;
    }
}
