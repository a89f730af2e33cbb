package io.needletail.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudhopper.smpp.pdu.DataSm;
import com.cloudhopper.smpp.pdu.DeliverSm;
import com.cloudhopper.smpp.pdu.SubmitSm;
import com.cloudhopper.smpp.tlv.Tlv;
import com.cloudhopper.smpp.type.Address;
import com.cloudhopper.smpp.util.DeliveryReceipt;
import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageScanner;
import io.needletail.api.pdu.MessageView;
import io.needletail.api.pdu.TlvTag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Stream;
import org.joda.time.DateTimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class DeliverSmEncoderTest {
    private static final long SUBMITTED = Instant.parse("2026-03-04T05:06:07Z").toEpochMilli();
    private static final long DONE = Instant.parse("2026-03-05T23:59:59Z").toEpochMilli();

    private final PduBuffer out = new PduBuffer(8);
    private final Receipt receipt =
            new Receipt().id(4711, false).outcome(MessageState.DELIVERED, 0).dates(SUBMITTED, DONE);

    @Test
    void shouldSwapTheAddressesAndSayTheOutcome() throws Exception {
        DeliverSm pdu = encode(submit("Hello there"));

        assertThat(pdu.getSourceAddress())
                .usingRecursiveComparison()
                .isEqualTo(new Address((byte) 1, (byte) 1, "491701234567"));
        assertThat(pdu.getDestAddress())
                .usingRecursiveComparison()
                .isEqualTo(new Address((byte) 5, (byte) 0, "Needle"));
        assertThat(pdu.getServiceType()).isEqualTo("CMT");
        assertThat(pdu.getEsmClass()).isEqualTo((byte) 0x04);
        assertThat(pdu.getDataCoding()).isZero();
        assertThat(pdu.getSequenceNumber()).isEqualTo(99);
        assertThat(textOf(pdu))
                .isEqualTo("id:0000004711 sub:001 dlvrd:001 submit date:2603040506 done date:2603052359"
                        + " stat:DELIVRD err:000 text:Hello there");
    }

    @Test
    void shouldLeaveNullWhatIsNullInDeliverSm() throws Exception {
        SubmitSm original = submit("x");
        original.setPriority((byte) 3);
        original.setProtocolId((byte) 8);
        original.setValidityPeriod("000007000000000R");
        original.setScheduleDeliveryTime("300102030405600+");
        original.setReplaceIfPresent((byte) 1);
        original.setDefaultMsgId((byte) 7);
        original.setDataCoding((byte) 8);

        DeliverSm pdu = encode(original);
        assertThat(new int[] {
                    pdu.getPriority(),
                    pdu.getProtocolId(),
                    pdu.getReplaceIfPresent(),
                    pdu.getDefaultMsgId(),
                    pdu.getRegisteredDelivery(),
                    pdu.getDataCoding()
                })
                .containsOnly(0);
        assertThat(pdu.getValidityPeriod()).isNullOrEmpty();
        assertThat(pdu.getScheduleDeliveryTime()).isNullOrEmpty();
    }

    @Test
    void shouldCarryTheThreeTlvs() throws Exception {
        receipt.outcome(MessageState.UNDELIVERABLE, 0x0142);
        DeliverSm pdu = encode(submit("x"));
        assertThat(pdu.getOptionalParameterCount()).isEqualTo(3);
        assertThat(pdu.getOptionalParameter((short) TlvTag.RECEIPTED_MESSAGE_ID).getValue())
                .isEqualTo("0000004711\0".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(pdu.getOptionalParameter((short) TlvTag.MESSAGE_STATE).getValue())
                .containsExactly(5);
        assertThat(pdu.getOptionalParameter((short) TlvTag.NETWORK_ERROR_CODE).getValue())
                .containsExactly(3, 0x01, 0x42);
        assertThat(textOf(pdu)).contains(" dlvrd:000 ", " stat:UNDELIV err:322 ");
    }

    @Test
    void shouldEchoTheUserMessageReference() throws Exception {
        SubmitSm original = submit("x");
        original.addOptionalParameter(new Tlv((short) TlvTag.USER_MESSAGE_REFERENCE, new byte[] {1, 2}));
        assertThat(encode(original)
                        .getOptionalParameter((short) TlvTag.USER_MESSAGE_REFERENCE)
                        .getValue())
                .containsExactly(1, 2);
    }

    @Test
    void shouldSendNoTlvToVersionThreeThree() throws Exception {
        receipt.tlvs(false).id(71, true);
        SubmitSm original = submit("x");
        original.addOptionalParameter(new Tlv((short) TlvTag.USER_MESSAGE_REFERENCE, new byte[] {1, 2}));
        DeliverSm pdu = encode(original);
        assertThat(pdu.getOptionalParameterCount()).isZero();
        assertThat(textOf(pdu)).startsWith("id:1Z sub:001");
    }

    @ParameterizedTest
    @EnumSource(
            value = MessageState.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SCHEDULED", "SKIPPED"})
    void shouldBeReadableByCloudhopper(MessageState state) throws Exception {
        receipt.outcome(state, 11);
        DeliveryReceipt read = DeliveryReceipt.parseShortMessage(textOf(encode(submit("hi"))), DateTimeZone.UTC);
        assertThat(read.getMessageId()).isEqualTo("0000004711");
        assertThat(read.getSubmitCount()).isEqualTo(1);
        assertThat(read.getDeliveredCount()).isEqualTo(state == MessageState.DELIVERED ? 1 : 0);
        assertThat(read.getSubmitDate().getMillis()).isEqualTo(SUBMITTED / 60_000 * 60_000);
        assertThat(read.getDoneDate().getMillis()).isEqualTo(DONE / 60_000 * 60_000);
        assertThat(read.getErrorCode()).isEqualTo(11);
        assertThat(read.getText()).isEqualTo("hi");
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                text("cut to 20 characters", 0, 0, "1234567890123456789012345", "12345678901234567890"),
                text("ASCII", 1, 0, "Hi", "Hi"),
                text("Latin-1, not printable as ASCII", 3, 0, "Gr\u00fc\u00dfe\r\n", "Gr..e.."),
                text("flash", 0x10, 0, "Hi", "Hi"),
                text("message class", 0xF1, 0, "Hi", "Hi"),
                text("8-bit message class", 0xF5, 0, "Hi", ""),
                text("Unicode", 8, 0, "\0H\0i", ""),
                text("binary", 4, 0, "Hi", ""),
                text("NUL is a character of GSM 03.38", 0, 0, "a\0b", "a@b"),
                text("an escape sequence is one character", 0, 0, "5\u001be each", "5. each"),
                text("an escape at the cut is not halved", 0, 0, "1234567890123456789\u001be0", "1234567890123456789."),
                text("a character behind an escape", 0, 0, "5\u001b<kg\u001b>\2", "5[kg]$"),
                text("an escape without its partner", 0, 0, "a\u001b", "a "),
                text("user data header", 0, 0x40, "\u0005\0\u0003\1\2\1part", "part"),
                text("user data header longer than the text", 0, 0x40, "\u0050abc", ""),
                text("empty", 0, 0, "", ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void shouldShowTheBeginningOfTheText(String name, int coding, int esmClass, String text, String shown)
            throws Exception {
        SubmitSm original = submit(text);
        original.setDataCoding((byte) coding);
        original.setEsmClass((byte) esmClass);
        assertThat(textOf(encode(original))).endsWith(" text:" + shown);
    }

    @ParameterizedTest
    @CsvSource({"0, 000", "7, 007", "999, 999", "1000, 01000", "65535, 65535"})
    void shouldWriteTheErrorWithThreeDigitsOrFive(int error, String text) throws Exception {
        receipt.outcome(MessageState.REJECTED, error);
        assertThat(textOf(encode(submit("x")))).contains(" err:" + text + " text:");
    }

    @Test
    void shouldMarkAnIntermediateNotification() throws Exception {
        receipt.outcome(MessageState.ENROUTE, 1);
        int at = DeliverSmEncoder.intermediateNotification(Messages.view(submit("x")), receipt, out);
        DeliverSm pdu = (DeliverSm) Messages.decode(out.bytes(), at, out.length() - at);
        assertThat(pdu.getEsmClass()).isEqualTo((byte) 0x20);
        assertThat(textOf(pdu)).contains(" stat:ENROUTE ");
    }

    @Test
    void shouldAnswerDataSmWithinTheLimitsOfDeliverSm() throws Exception {
        DataSm original = new DataSm();
        original.setSequenceNumber(1);
        original.setSourceAddress(new Address((byte) 5, (byte) 0, "s".repeat(64)));
        original.setDestAddress(new Address((byte) 1, (byte) 1, "4".repeat(64)));
        original.addOptionalParameter(new Tlv((short) TlvTag.MESSAGE_PAYLOAD, new byte[] {'H', 'i'}));
        receipt.id("m".repeat(64).getBytes(StandardCharsets.ISO_8859_1), 0, 64);

        int at = DeliverSmEncoder.receipt(Messages.view(original), receipt, out);
        MessageView read = new MessageView();
        assertThat(MessageScanner.scan(out.bytes(), at, out.length() - at, read))
                .isEqualTo(CommandStatus.ROK);
        assertThat(read.source()).isEqualTo("4".repeat(20));
        assertThat(read.destination()).isEqualTo("s".repeat(20));
        assertThat(Messages.latin1(out.bytes(), read.textOffset(), read.textLength()))
                .endsWith("text:Hi");
    }

    private DeliverSm encode(SubmitSm original) throws Exception {
        MessageView view = Messages.view(original);
        out.putInt(0xEEEEEEEE);
        int at = DeliverSmEncoder.receipt(view, receipt, out);
        out.setInt(at + PduBuffer.SEQUENCE_OFFSET, 99);
        return (DeliverSm) Messages.decode(out.bytes(), at, out.length() - at);
    }

    private static SubmitSm submit(String text) throws Exception {
        SubmitSm pdu = new SubmitSm();
        pdu.setSequenceNumber(1);
        pdu.setServiceType("CMT");
        pdu.setSourceAddress(new Address((byte) 5, (byte) 0, "Needle"));
        pdu.setDestAddress(new Address((byte) 1, (byte) 1, "491701234567"));
        pdu.setShortMessage(text.getBytes(StandardCharsets.ISO_8859_1));
        return pdu;
    }

    private static String textOf(DeliverSm pdu) {
        return new String(pdu.getShortMessage(), StandardCharsets.ISO_8859_1);
    }

    private static Arguments text(String name, int coding, int esmClass, String text, String shown) {
        return Arguments.of(name, coding, esmClass, text, shown);
    }
}
