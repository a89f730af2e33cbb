package io.needletail.api.pdu;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageScannerTest {
    private static final String TIME = "300102030405600+";

    private final MessageView view = new MessageView();

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("service_type of 7", CommandStatus.RINVSERTYP, f -> f.serviceType = "ABCDEF"),
                fault("source TON 7", CommandStatus.RINVSRCTON, f -> f.sourceTon = 7),
                fault("source NPI 2", CommandStatus.RINVSRCNPI, f -> f.sourceNpi = 2),
                fault("source NPI 50", CommandStatus.RINVSRCNPI, f -> f.sourceNpi = 50),
                fault("source of 22", CommandStatus.RINVSRCADR, f -> f.source = "1".repeat(21)),
                fault("destination TON 255", CommandStatus.RINVDSTTON, f -> f.destinationTon = 255),
                fault("destination NPI 5", CommandStatus.RINVDSTNPI, f -> f.destinationNpi = 5),
                fault("destination of 22", CommandStatus.RINVDSTADR, f -> f.destination = "1".repeat(21)),
                fault("no destination", CommandStatus.RINVDSTADR, f -> f.destination = ""),
                fault("receipt submitted", CommandStatus.RINVESMCLASS, f -> f.esmClass = 0x04),
                fault("reserved message type", CommandStatus.RINVESMCLASS, f -> f.esmClass = 0x3C),
                fault("priority 5", CommandStatus.RINVPRTFLG, f -> f.priority = 5),
                fault("schedule of 15", CommandStatus.RINVSCHED, f -> f.schedule = TIME.substring(1)),
                fault("schedule of 17", CommandStatus.RINVSCHED, f -> f.schedule = TIME + "0"),
                fault("schedule on 31 April", CommandStatus.RINVSCHED, f -> f.schedule = "300431030405600+"),
                fault("validity with a letter", CommandStatus.RINVEXPIRY, f -> f.validity = "3001020304x5600+"),
                fault("validity without sign", CommandStatus.RINVEXPIRY, f -> f.validity = "300102030405600 "),
                fault("registered_delivery 0x40", CommandStatus.RINVREGDLVFLG, f -> f.registeredDelivery = 0x40),
                fault("replace flag 2", CommandStatus.RINVREPFLAG, f -> f.replaceIfPresent = 2),
                fault("sm_length beyond the end", CommandStatus.RINVMSGLEN, f -> f.textLength = 6),
                fault("stray octets", CommandStatus.RINVOPTPARSTREAM, f -> f.tlvs = new byte[3]),
                fault("TLV cut off", CommandStatus.RINVOPTPARSTREAM, f -> f.tlvs = cutOff()),
                fault("TLV length", CommandStatus.RINVPARLEN, f -> f.tlvs = tlv(TlvTag.SOURCE_PORT, 3)),
                fault("two texts", CommandStatus.RINVMSGLEN, f -> f.tlvs = tlv(TlvTag.MESSAGE_PAYLOAD, 3)),
                fault("unknown operation", CommandStatus.RINVCMDID, f -> f.commandId = CommandId.QUERY_SM));
    }

    static Stream<Arguments> soundFields() {
        return Stream.of(
                sound("longest strings", f -> {
                    f.serviceType = "ABCDE";
                    f.source = "1".repeat(20);
                    f.destination = "2".repeat(20);
                }),
                sound("empty strings", f -> {
                    f.serviceType = "";
                    f.source = "";
                }),
                sound("times", f -> {
                    f.schedule = TIME;
                    f.validity = "000007000000000R";
                }),
                sound("relative time with ignored parts", f -> f.validity = "991399256161948R"),
                sound("29 February", f -> f.schedule = "280229000000048-"),
                sound("priority 3", f -> f.priority = 3),
                sound("user acknowledgement, UDHI, reply path", f -> f.esmClass = 0xD3),
                sound("registered_delivery 0x11", f -> f.registeredDelivery = 0x11),
                sound("registered_delivery 0x21", f -> f.registeredDelivery = 0x21),
                sound("registered_delivery 3", f -> f.registeredDelivery = 3),
                sound("text of 255", f -> f.text = new byte[255]),
                sound("no text", f -> f.text = new byte[0]),
                sound("vendor TLV", f -> f.tlvs = tlv(0x1400, 19)),
                sound("unknown TLV in the specified range", f -> f.tlvs = tlv(0x0700, 9)),
                sound("TLV without value", f -> f.tlvs = tlv(TlvTag.ALERT_ON_MESSAGE_DELIVERY, 0)),
                sound("empty payload beside a text", f -> f.tlvs = tlv(TlvTag.MESSAGE_PAYLOAD, 0)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void shouldNameTheFieldAtFault(String name, int status, Consumer<MessageFields> change) {
        assertThat(scan(changed(change))).isEqualTo(status);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("soundFields")
    void shouldAcceptWhatTheSpecificationAllows(String name, Consumer<MessageFields> change) {
        MessageFields fields = changed(change);
        assertThat(scan(fields)).isEqualTo(CommandStatus.ROK);
        assertThat(fieldsOf(view)).isEqualTo(expected(fields));
        assertThat(textOf(view)).isEqualTo(fields.text);
    }

    @Test
    void shouldAllow255OctetsAndDefaultMessage255SinceVersion50Only() {
        byte[] text = changed(f -> f.text = new byte[255]).pdu();
        byte[] message = changed(f -> f.defaultMessageId = 255).pdu();

        assertThat(MessageScanner.scan(text, 0, text.length, 0x34, view)).isEqualTo(CommandStatus.RINVMSGLEN);
        assertThat(MessageScanner.scan(message, 0, message.length, 0x33, view)).isEqualTo(CommandStatus.RINVDFTMSGID);
        assertThat(MessageScanner.scan(text, 0, text.length, 0x50, view)).isEqualTo(CommandStatus.ROK);
        assertThat(MessageScanner.scan(message, 0, message.length, 0x50, view)).isEqualTo(CommandStatus.ROK);
    }

    @Test
    void shouldReadEveryFieldAtAnyOffset() {
        MessageFields fields = changed(f -> f.schedule = TIME);
        fields.tlvs = tlv(TlvTag.SOURCE_PORT, 2);
        byte[] pdu = fields.pdu();
        byte[] padded = new byte[pdu.length + 20];
        Arrays.fill(padded, (byte) 0xEE);
        System.arraycopy(pdu, 0, padded, 13, pdu.length);

        assertThat(MessageScanner.scan(padded, 13, pdu.length, view)).isEqualTo(CommandStatus.ROK);
        assertThat(fieldsOf(view)).isEqualTo(expected(fields));
        assertThat(textOf(view)).isEqualTo(fields.text);
        assertThat(view.tlvLength(view.findTlv(TlvTag.SOURCE_PORT))).isEqualTo(2);
        assertThat(view.findTlv(TlvTag.DESTINATION_PORT)).isEqualTo(-1);
        assertThat(view.end()).isEqualTo(13 + pdu.length);
    }

    @Test
    void shouldTakeTheTextFromMessagePayload() {
        MessageFields fields = changed(f -> f.text = new byte[0]);
        fields.tlvs = tlv(TlvTag.MESSAGE_PAYLOAD, 1000);
        assertThat(scan(fields)).isEqualTo(CommandStatus.ROK);
        assertThat(view.textLength()).isEqualTo(1000);
        assertThat(view.textOffset()).isEqualTo(view.findTlv(TlvTag.MESSAGE_PAYLOAD));
    }

    @Test
    void shouldReadDataSmByItsOwnLayout() {
        MessageFields fields = changed(f -> f.commandId = CommandId.DATA_SM);
        fields.source = "1".repeat(64);
        fields.destination = "2".repeat(64);
        fields.esmClass = 0x04;
        fields.registeredDelivery = 2;
        fields.dataCoding = 8;
        fields.tlvs = tlv(TlvTag.MESSAGE_PAYLOAD, 4);

        assertThat(scan(fields)).isEqualTo(CommandStatus.ROK);
        assertThat(view.source()).isEqualTo(fields.source);
        assertThat(view.destination()).isEqualTo(fields.destination);
        assertThat(view.esmClass()).isEqualTo(0x04);
        assertThat(view.registeredDelivery()).isEqualTo(2);
        assertThat(view.dataCoding()).isEqualTo(8);
        assertThat(view.textLength()).isEqualTo(4);
        assertThat(new int[] {view.protocolId(), view.priority(), view.replaceIfPresent(), view.defaultMessageId()})
                .containsOnly(0);
        assertThat(view.scheduleLength() + view.validityLength()).isZero();
    }

    @Test
    void shouldAllowPriorityFourToVersionFive() {
        byte[] pdu = changed(f -> f.priority = 4).pdu();
        assertThat(MessageScanner.scan(pdu, 0, pdu.length, 0x50, view)).isEqualTo(CommandStatus.ROK);
        assertThat(MessageScanner.scan(pdu, 0, pdu.length, 0x34, view)).isEqualTo(CommandStatus.RINVPRTFLG);
        assertThat(MessageScanner.scan(pdu, 0, pdu.length, view))
                .as("read back from a journal, where the version is not known")
                .isEqualTo(CommandStatus.ROK);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x04, 0x08, 0x10, 0x18, 0x20, 0x47})
    void shouldAcceptDeliverTypesInDeliverSm(int esmClass) {
        MessageFields fields = changed(f -> f.commandId = CommandId.DELIVER_SM);
        fields.esmClass = esmClass;
        assertThat(scan(fields)).isEqualTo(CommandStatus.ROK);
    }

    @Test
    void shouldAcceptADeliverSmWithoutDestination() {
        MessageFields fields = changed(f -> f.commandId = CommandId.DELIVER_SM);
        fields.destination = "";
        assertThat(scan(fields)).isEqualTo(CommandStatus.ROK);
        assertThat(view.destinationLength()).isZero();
    }

    @Test
    void shouldAnswerEachCutBySomethingSpecific() {
        MessageFields fields = changed(f -> f.schedule = TIME);
        byte[] pdu = fields.pdu();
        int textAt = pdu.length - fields.text.length;
        for (int length = 0; length < pdu.length; length++) {
            byte[] cut = Arrays.copyOf(pdu, length);
            int status = MessageScanner.scan(cut, 0, length, view);
            assertThat(status)
                    .as("cut to %d octets", length)
                    .isEqualTo(length < textAt ? CommandStatus.RINVCMDLEN : CommandStatus.RINVMSGLEN);
        }
    }

    @Test
    void shouldFindTheUserDataHeader() {
        MessageFields fields = changed(f -> f.esmClass = 0x40);
        fields.text = new byte[] {5, 0, 3, 1, 2, 1, 'x'};
        scan(fields);
        assertThat(view.userDataHeaderLength()).isEqualTo(6);
        fields.text = new byte[] {50, 0};
        scan(fields);
        assertThat(view.userDataHeaderLength())
                .as("header longer than the text")
                .isEqualTo(2);
        fields.esmClass = 0;
        scan(fields);
        assertThat(view.userDataHeaderLength()).as("no UDHI").isZero();
    }

    @Test
    void shouldReadTheSameFromACopy() {
        MessageFields fields = changed(f -> f.validity = TIME);
        scan(fields);
        MessageView copy = new MessageView();
        view.copyTo(new byte[500], 100, copy);
        assertThat(copy.start()).isEqualTo(100);
        assertThat(fieldsOf(copy)).isEqualTo(expected(fields));
        assertThat(textOf(copy)).isEqualTo(fields.text);
    }

    private int scan(MessageFields fields) {
        byte[] pdu = fields.pdu();
        return MessageScanner.scan(pdu, 0, pdu.length, view);
    }

    private static MessageFields changed(Consumer<MessageFields> change) {
        MessageFields fields = new MessageFields();
        change.accept(fields);
        return fields;
    }

    private static Arguments fault(String name, int status, Consumer<MessageFields> change) {
        return Arguments.of(name, status, change);
    }

    private static Arguments sound(String name, Consumer<MessageFields> change) {
        return Arguments.of(name, change);
    }

    private static byte[] tlv(int tag, int length) {
        return MessageFields.tlv(tag, length);
    }

    private static byte[] cutOff() {
        return ByteBuffer.allocate(6)
                .putShort((short) 0x1400)
                .putShort((short) 3)
                .array();
    }

    private static String expected(MessageFields f) {
        return String.join(
                "|",
                f.serviceType,
                f.sourceTon + "," + f.sourceNpi + "," + f.source,
                f.destinationTon + "," + f.destinationNpi + "," + f.destination,
                f.esmClass + "," + f.protocolId + "," + f.priority,
                f.schedule,
                f.validity,
                f.registeredDelivery + "," + f.replaceIfPresent + "," + f.dataCoding + "," + f.defaultMessageId);
    }

    private static String fieldsOf(MessageView v) {
        return String.join(
                "|",
                v.serviceType(),
                v.sourceTon() + "," + v.sourceNpi() + "," + v.source(),
                v.destinationTon() + "," + v.destinationNpi() + "," + v.destination(),
                v.esmClass() + "," + v.protocolId() + "," + v.priority(),
                latin1(v, v.scheduleOffset(), v.scheduleLength()),
                latin1(v, v.validityOffset(), v.validityLength()),
                v.registeredDelivery() + "," + v.replaceIfPresent() + "," + v.dataCoding() + ","
                        + v.defaultMessageId());
    }

    private static String latin1(MessageView v, int at, int length) {
        return new String(v.bytes(), at, length, StandardCharsets.ISO_8859_1);
    }

    private static byte[] textOf(MessageView v) {
        return Arrays.copyOfRange(v.bytes(), v.textOffset(), v.textOffset() + v.textLength());
    }
}
