package io.needletail.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudhopper.smpp.pdu.BaseSm;
import com.cloudhopper.smpp.pdu.DataSm;
import com.cloudhopper.smpp.pdu.DeliverSm;
import com.cloudhopper.smpp.pdu.SubmitSm;
import com.cloudhopper.smpp.tlv.Tlv;
import com.cloudhopper.smpp.type.Address;
import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.MessageView;
import io.needletail.api.pdu.TlvTag;
import io.needletail.api.route.MessageEdits;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes on to carriers and ESMEs, read back by Cloudhopper. */
class MessageEncoderTest {
    private static final long NOW = 1_790_000_000_000L;
    private static final int ROUNDS = 3_000;

    private final PduBuffer out = new PduBuffer(16);
    private final MessageEdits edits = new MessageEdits();
    private final SubmitTerms terms = new SubmitTerms();

    @Test
    void shouldWriteSubmitsThatSayWhatTheOriginalSays() throws Exception {
        RandomPdus pdus = new RandomPdus(Seeds.random("oracle: submits to carriers"));
        for (int i = 0; i < ROUNDS; i++) {
            SubmitSm original = pdus.submit();
            SubmitSm sent = (SubmitSm) submit(original, 0x34, 254);
            assertThat(sent.getSourceAddress()).usingRecursiveComparison().isEqualTo(original.getSourceAddress());
            assertThat(sent.getDestAddress()).usingRecursiveComparison().isEqualTo(original.getDestAddress());
            assertThat(orEmpty(sent.getServiceType())).isEqualTo(orEmpty(original.getServiceType()));
            assertThat(sent.getEsmClass()).isEqualTo(original.getEsmClass());
            assertThat(sent.getProtocolId()).isEqualTo(original.getProtocolId());
            assertThat(sent.getPriority()).isEqualTo(original.getPriority());
            assertThat(sent.getDataCoding()).isEqualTo(original.getDataCoding());
            assertThat(sent.getDefaultMsgId()).isEqualTo(original.getDefaultMsgId());
            assertThat(orEmpty(sent.getScheduleDeliveryTime())).isEmpty();
            assertThat(sent.getReplaceIfPresent()).isZero();
            assertThat(text(sent)).isEqualTo(text(original));
            assertThat(otherTlvs(sent)).isEqualTo(otherTlvs(original));
        }
    }

    @Test
    void shouldWriteDeliversThatSayWhatTheOriginalSays() throws Exception {
        RandomPdus pdus = new RandomPdus(Seeds.random("oracle: messages to accounts"));
        for (int i = 0; i < ROUNDS; i++) {
            SubmitSm original = pdus.submit();
            DeliverSm sent = (DeliverSm) deliver(original, true);
            assertThat(sent.getSourceAddress()).usingRecursiveComparison().isEqualTo(original.getSourceAddress());
            assertThat(sent.getDestAddress()).usingRecursiveComparison().isEqualTo(original.getDestAddress());
            assertThat(sent.getEsmClass()).isEqualTo((byte) (original.getEsmClass() & ~3));
            assertThat(sent.getRegisteredDelivery()).isZero();
            assertThat(orEmpty(sent.getValidityPeriod())).isEmpty();
            assertThat(sent.getDefaultMsgId()).isZero();
            assertThat(text(sent)).isEqualTo(text(original));
            assertThat(otherTlvs(sent)).isEqualTo(otherTlvs(original));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 160, 254, 255, 256, 1_000})
    void shouldPutIntoThePayloadWhatIsTooLongForTheText(int octets) throws Exception {
        SubmitSm original = message(octets);

        assertThat(submit(original, 0x34, 254).hasOptionalParameter((short) TlvTag.MESSAGE_PAYLOAD))
                .isEqualTo(octets > 254);
        assertThat(submit(original, 0x50, 255).hasOptionalParameter((short) TlvTag.MESSAGE_PAYLOAD))
                .isEqualTo(octets > 255);
        assertThat(submit(original, 0x34, 0).hasOptionalParameter((short) TlvTag.MESSAGE_PAYLOAD))
                .isEqualTo(octets > 0);
        assertThat(deliver(original, true).hasOptionalParameter((short) TlvTag.MESSAGE_PAYLOAD))
                .isEqualTo(octets > 254);
        assertThat(text(submit(original, 0x34, 0))).hasSize(octets);
    }

    @Test
    void shouldGiveOldPeersNoTlvsAndNothingTooLong() throws Exception {
        SubmitSm original = message(254);
        original.addOptionalParameter(new Tlv((short) TlvTag.USER_MESSAGE_REFERENCE, new byte[] {0, 1}));

        assertThat(submit(original, 0x33, 254).getOptionalParameters()).isNull();
        assertThat(text(submit(original, 0x33, 0)))
                .as("whatever newer sessions want")
                .hasSize(254);
        assertThat(deliver(original, false).getOptionalParameters()).isNull();
        assertThat(submit(message(255), 0x33, 254)).isNull();
        assertThat(deliver(message(255), false)).isNull();
        assertThat(out.length()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"udh8", "udh16", "sar", "payload"})
    void shouldPassPartsOnAsTheyCame(String form) throws Exception {
        SubmitSm original = form.equals("payload") ? message(1_000) : part(form, 100);
        for (BaseSm<?> sent : List.of(submit(original, 0x34, 254), deliver(original, true))) {
            assertThat(text(sent)).isEqualTo(text(original));
            assertThat(sent.getEsmClass()).isEqualTo(original.getEsmClass());
            assertThat(otherTlvs(sent)).isEqualTo(otherTlvs(original));
        }
    }

    @Test
    void shouldTellOldPeersByAHeaderWhichPartItIs() throws Exception {
        SubmitSm original = part("sar", 153);
        for (BaseSm<?> sent : List.of(submit(original, 0x33, 254), deliver(original, false))) {
            assertThat(sent.getOptionalParameters()).isNull();
            assertThat(sent.getEsmClass()).isEqualTo((byte) 0x40);
            assertThat(sent.getShortMessage()).hasSize(159).startsWith(5, 0, 3, 0x34, 3, 2, 'x');
        }
    }

    @Test
    void shouldLeaveOldPeersAHeaderThatIsThereAndATextThatHasNoRoom() throws Exception {
        SubmitSm headed = part("udh16", 100);
        addSar(headed);
        assertThat(submit(headed, 0x33, 254).getShortMessage()).isEqualTo(headed.getShortMessage());

        SubmitSm full = part("sar", 249);
        assertThat(submit(full, 0x33, 254).getShortMessage()).isEqualTo(full.getShortMessage());
        assertThat(submit(full, 0x33, 254).getEsmClass()).isZero();
        assertThat(submit(part("sar", 248), 0x33, 254).getShortMessage()).hasSize(254);
    }

    /** Number 2 of 3, reference 0x1234. */
    private static SubmitSm part(String form, int octets) throws Exception {
        SubmitSm pdu = message(octets);
        byte[] header = switch (form) {
            case "udh8" -> new byte[] {5, 0, 3, 0x34, 3, 2};
            case "udh16" -> new byte[] {10, 0x24, 1, 1, 8, 4, 0x12, 0x34, 3, 2, 0};
            default -> new byte[0];
        };
        if (header.length > 0) {
            byte[] text = Arrays.copyOf(header, header.length + octets);
            System.arraycopy(pdu.getShortMessage(), 0, text, header.length, octets);
            pdu.setShortMessage(text);
            pdu.setEsmClass((byte) 0x40);
        } else {
            addSar(pdu);
        }
        return pdu;
    }

    private static void addSar(SubmitSm pdu) {
        pdu.addOptionalParameter(new Tlv((short) TlvTag.SAR_MSG_REF_NUM, new byte[] {0x12, 0x34}));
        pdu.addOptionalParameter(new Tlv((short) TlvTag.SAR_TOTAL_SEGMENTS, new byte[] {3}));
        pdu.addOptionalParameter(new Tlv((short) TlvTag.SAR_SEGMENT_SEQNUM, new byte[] {2}));
    }

    @Test
    void shouldRenameAndLeaveOutTlvsAndSendThoseOfTheRules() throws Exception {
        SubmitSm original = message(10);
        original.addOptionalParameter(new Tlv((short) 0x1400, new byte[] {1}));
        original.addOptionalParameter(new Tlv((short) 0x1401, new byte[] {2}));
        original.addOptionalParameter(new Tlv((short) 0x1402, new byte[] {3}));
        original.addOptionalParameter(new Tlv((short) 0x1403, new byte[] {4}));
        terms.tlvNames = tag -> tag == 0x1400 ? 0x1500 : tag == 0x1401 ? 0 : tag;
        edits.begin(Messages.view(original));
        edits.removeTlv(0x1402);
        edits.setTlv(0x1403, new byte[] {9});

        BaseSm<?> sent = encode(original, 0x34, 254);
        assertThat(sent.getOptionalParameters()).hasSize(2);
        assertThat(sent.getOptionalParameter((short) 0x1500).getValue()).containsExactly(1);
        assertThat(sent.getOptionalParameter((short) 0x1403).getValue()).containsExactly(9);
    }

    @Test
    void shouldSendWhatIsLeftOfTheValidity() throws Exception {
        SubmitSm original = message(1);
        original.setValidityPeriod("000007000000000R");
        terms.nowMillis = NOW;
        terms.validForMillis = 3_723_000;
        assertThat(submit(original, 0x34, 254).getValidityPeriod()).isEqualTo("000000010203000R");
        terms.validForMillis = 0;
        assertThat(orEmpty(submit(original, 0x34, 254).getValidityPeriod())).isEmpty();
    }

    @Test
    void shouldSendTheEditedFields() throws Exception {
        SubmitSm original = message(10);
        edits.begin(Messages.view(original));
        byte[] sender = "SENDER".getBytes(StandardCharsets.US_ASCII);
        edits.source(sender, 0, sender.length);
        edits.sourceTon = 5;
        edits.text(sender, 1, 3);
        edits.priority = 3;

        BaseSm<?> sent = encode(original, 0x34, 254);
        assertThat(sent.getSourceAddress())
                .usingRecursiveComparison()
                .isEqualTo(new Address((byte) 5, (byte) 1, "SENDER"));
        assertThat(sent.getShortMessage()).asString().isEqualTo("END");
        assertThat(sent.getPriority()).isEqualTo((byte) 3);
    }

    @Test
    void shouldNeverCutAnAddress() throws Exception {
        DataSm original = new DataSm();
        original.setSequenceNumber(1);
        original.setSourceAddress(new Address((byte) 1, (byte) 1, "100"));
        original.setDestAddress(new Address((byte) 1, (byte) 1, "123456789012345678901"));

        assertThat(submit(original, 0x34, 254)).isNull();
        assertThat(deliver(original, true)).isNull();
        original.setDestAddress(new Address((byte) 1, (byte) 1, "12345678901234567890"));
        assertThat(submit(original, 0x34, 254).getDestAddress().getAddress()).hasSize(20);
        original.setSourceAddress(new Address((byte) 5, (byte) 0, "123456789012345678901"));
        assertThat(deliver(original, true)).isNull();
    }

    @Test
    void shouldWriteDataSmThatSaysWhatTheOriginalSays() throws Exception {
        RandomPdus pdus = new RandomPdus(Seeds.random("oracle: data_sm"));
        for (int i = 0; i < ROUNDS; i++) {
            SubmitSm original = pdus.submit();
            DataSm sent = (DataSm) data(original, 0x34);
            assertThat(sent.getSourceAddress()).usingRecursiveComparison().isEqualTo(original.getSourceAddress());
            assertThat(sent.getDestAddress()).usingRecursiveComparison().isEqualTo(original.getDestAddress());
            assertThat(orEmpty(sent.getServiceType())).isEqualTo(orEmpty(original.getServiceType()));
            assertThat(sent.getEsmClass()).isEqualTo(original.getEsmClass());
            assertThat(sent.getDataCoding()).isEqualTo(original.getDataCoding());
            assertThat(text(sent)).isEqualTo(text(original));
            assertThat(otherTlvs(sent)).isEqualTo(otherTlvs(original));
        }
    }

    @Test
    void shouldSendWhatIsLeftOfTheValidityOfADataSmInSeconds() throws Exception {
        terms.validForMillis = 59_001;
        SubmitSm original = message(1);
        assertThat(data(original, 0x34)
                        .getOptionalParameter((short) TlvTag.QOS_TIME_TO_LIVE)
                        .getValueAsInt())
                .isEqualTo(60);

        original.addOptionalParameter(new Tlv((short) TlvTag.QOS_TIME_TO_LIVE, new byte[] {0, 0, 0, 5}));
        assertThat(data(original, 0x34)
                        .getOptionalParameter((short) TlvTag.QOS_TIME_TO_LIVE)
                        .getValueAsInt())
                .as("the message's own")
                .isEqualTo(5);
    }

    @Test
    void shouldHaveNoDataSmForAPeerWithoutTlvs() throws Exception {
        assertThat(data(message(1), 0x33)).isNull();
        assertThat(out.length()).isZero();
    }

    private BaseSm<?> data(BaseSm<?> original, int version) throws Exception {
        edits.begin(Messages.view(original));
        terms.version = version;
        out.clear();
        return read(MessageEncoder.data(Messages.view(original), edits, terms, out), CommandId.DATA_SM);
    }

    private static SubmitSm message(int octets) throws Exception {
        SubmitSm pdu = new SubmitSm();
        pdu.setSequenceNumber(1);
        pdu.setSourceAddress(new Address((byte) 1, (byte) 1, "100"));
        pdu.setDestAddress(new Address((byte) 1, (byte) 1, "4917"));
        byte[] text = new byte[octets];
        Arrays.fill(text, (byte) 'x');
        if (octets > 255) {
            pdu.addOptionalParameter(new Tlv((short) TlvTag.MESSAGE_PAYLOAD, text));
        } else {
            pdu.setShortMessage(text);
        }
        return pdu;
    }

    private BaseSm<?> submit(BaseSm<?> original, int version, int payloadAbove) throws Exception {
        edits.begin(Messages.view(original));
        return encode(original, version, payloadAbove);
    }

    private BaseSm<?> encode(BaseSm<?> original, int version, int payloadAbove) throws Exception {
        terms.version = version;
        terms.payloadAbove = payloadAbove;
        MessageView view = Messages.view(original);
        out.clear();
        return read(MessageEncoder.submit(view, edits, terms, out), CommandId.SUBMIT_SM);
    }

    private BaseSm<?> deliver(BaseSm<?> original, boolean tlvs) throws Exception {
        MessageView view = Messages.view(original);
        edits.begin(view);
        out.clear();
        return read(MessageEncoder.deliver(view, edits, tlvs, out), CommandId.DELIVER_SM);
    }

    /** Null for UNFIT. */
    private BaseSm<?> read(int at, int commandId) throws Exception {
        if (at == MessageEncoder.UNFIT) {
            return null;
        }
        BaseSm<?> pdu = (BaseSm<?>) Messages.decode(out.bytes(), at, out.length() - at);
        assertThat(pdu.getCommandId()).isEqualTo(commandId);
        assertThat(pdu.getCommandLength()).isEqualTo(out.length() - at);
        return pdu;
    }

    private static byte[] text(BaseSm<?> pdu) {
        Tlv payload = pdu.getOptionalParameter((short) TlvTag.MESSAGE_PAYLOAD);
        byte[] text = pdu.getShortMessage();
        if (payload != null && payload.getValue() != null && (text == null || text.length == 0)) {
            return payload.getValue();
        }
        return text == null ? new byte[0] : text;
    }

    private static String otherTlvs(BaseSm<?> pdu) {
        StringBuilder tlvs = new StringBuilder();
        if (pdu.getOptionalParameters() != null) {
            for (Tlv tlv : pdu.getOptionalParameters()) {
                if (tlv.getTag() != (short) TlvTag.MESSAGE_PAYLOAD) {
                    tlvs.append(tlv.getTag()).append(Arrays.toString(tlv.getValue()));
                }
            }
        }
        return tlvs.toString().replace("null", "[]");
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
