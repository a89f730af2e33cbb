package io.needletail.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudhopper.smpp.pdu.BaseBind;
import com.cloudhopper.smpp.pdu.BaseSm;
import com.cloudhopper.smpp.pdu.DeliverSm;
import com.cloudhopper.smpp.pdu.SubmitSm;
import com.cloudhopper.smpp.pdu.SubmitSmResp;
import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageScanner;
import io.needletail.api.pdu.MessageView;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What Cloudhopper writes we read the same, and what we write Cloudhopper reads the same. */
class CloudhopperOracleTest {
    private static final int ROUNDS = 3_000;

    private final MessageView view = new MessageView();

    @Test
    void shouldReadEveryMessageCloudhopperWrites() throws Exception {
        RandomPdus pdus = new RandomPdus(Seeds.random("oracle: messages read"));
        for (int i = 0; i < ROUNDS; i++) {
            BaseSm<?> pdu = pdus.message();
            byte[] bytes = Messages.encode(pdu);
            assertThat(MessageScanner.scan(bytes, 0, bytes.length, view))
                    .as(pdu.toString())
                    .isEqualTo(CommandStatus.ROK);
            MessageOracle.assertSame(view, pdu);
        }
    }

    @Test
    void shouldWriteReceiptsBothReadTheSame() throws Exception {
        SplittableRandom random = Seeds.random("oracle: receipts");
        RandomPdus pdus = new RandomPdus(random);
        PduBuffer out = new PduBuffer(16);
        Receipt receipt = new Receipt();
        MessageState[] states = MessageState.values();
        for (int i = 0; i < ROUNDS; i++) {
            SubmitSm original = pdus.submit();
            out.clear();
            receipt.id(random.nextLong(Long.MAX_VALUE), false)
                    .outcome(states[random.nextInt(states.length)], random.nextInt(65_536))
                    .dates(random.nextLong(1L << 41), random.nextLong(1L << 41))
                    .tlvs(random.nextBoolean());
            int at = DeliverSmEncoder.receipt(Messages.view(original), receipt, out);

            assertThat(MessageScanner.scan(out.bytes(), at, out.length() - at, view))
                    .isEqualTo(CommandStatus.ROK);
            DeliverSm read = (DeliverSm) Messages.decode(out.bytes(), at, out.length() - at);
            MessageOracle.assertSame(view, read);
            assertThat(read.getDestAddress()).usingRecursiveComparison().isEqualTo(original.getSourceAddress());
            assertThat(read.getSourceAddress()).usingRecursiveComparison().isEqualTo(original.getDestAddress());
        }
    }

    @Test
    void shouldExchangeBindsBothWays() throws Exception {
        RandomPdus pdus = new RandomPdus(Seeds.random("oracle: binds"));
        ControlPduCodec codec = new ControlPduCodec();
        for (int i = 0; i < ROUNDS; i++) {
            BindRequest request = pdus.bind();
            byte[] bytes = codec.encodeBind(request);
            assertThat(codec.decodeBind(bytes, 0, bytes.length)).isEqualTo(new BindOutcome.Sound(request));
            BaseBind<?> read = (BaseBind<?>) Messages.decode(bytes, 0, bytes.length);
            assertThat(Messages.encode(read)).isEqualTo(bytes);
        }
    }

    @Test
    void shouldWriteResponsesCloudhopperReads() throws Exception {
        SplittableRandom random = Seeds.random("oracle: responses");
        byte[] out = new byte[ResponseEncoder.MAX_SUBMIT_RESPONSE_BYTES];
        for (int i = 0; i < ROUNDS; i++) {
            long id = random.nextLong() >>> random.nextInt(1, 63);
            int sequence = random.nextInt(1, Integer.MAX_VALUE);
            int length = ResponseEncoder.submitResponse(out, 0, CommandId.SUBMIT_SM_RESP, sequence, id, false);
            SubmitSmResp read = (SubmitSmResp) Messages.decode(out, 0, length);
            assertThat(Long.parseLong(read.getMessageId())).isEqualTo(id);
            assertThat(read.getSequenceNumber()).isEqualTo(sequence);
            assertThat(read.getCommandStatus()).isZero();
        }
    }
}
