package io.needletail.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudhopper.smpp.pdu.BaseBindResp;
import com.cloudhopper.smpp.pdu.BindTransceiver;
import com.cloudhopper.smpp.pdu.EnquireLink;
import com.cloudhopper.smpp.pdu.Unbind;
import com.cloudhopper.smpp.type.Address;
import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlPduCodecTest {
    private final ControlPduCodec codec = new ControlPduCodec();

    @ParameterizedTest
    @EnumSource(BindType.class)
    void shouldReadTheBindItWrote(BindType type) {
        BindRequest request =
                new BindRequest(type, "x".repeat(15), "p".repeat(8), "t".repeat(12), 0x50, 6, 18, "^49.*", 0x7FFFFFFF);
        assertThat(decode(codec.encodeBind(request))).isEqualTo(new BindOutcome.Sound(request));
    }

    @Test
    void shouldReadWhatCloudhopperWrites() throws Exception {
        BindTransceiver bind = new BindTransceiver();
        bind.setSequenceNumber(5);
        bind.setSystemId("esme\u00fc");
        bind.setPassword("secret");
        bind.setInterfaceVersion((byte) 0x34);
        bind.setAddressRange(new Address((byte) 1, (byte) 1, "49"));
        assertThat(decode(Messages.encode(bind)))
                .isEqualTo(new BindOutcome.Sound(
                        new BindRequest(BindType.TRANSCEIVER, "esme\u00fc", "secret", "", 0x34, 1, 1, "49", 5)));
    }

    @ParameterizedTest
    @CsvSource({
        "systemId, 16, 0x0F, system_id",
        "password, 9, 0x0E, password",
        "systemType, 13, 0x53, system_type",
        "addressRange, 41, 0x02, address_range"
    })
    void shouldRefuseAFieldBeyondItsLimit(String field, int length, String status, String named) {
        String tooLong = "x".repeat(length);
        byte[] pdu = bind(
                field.equals("systemId") ? tooLong : "a",
                field.equals("password") ? tooLong : "b",
                field.equals("systemType") ? tooLong : "",
                0x34,
                field.equals("addressRange") ? tooLong : "");
        BindOutcome.Refused refused = refused(pdu);
        assertThat(refused.status()).isEqualTo(Integer.decode(status));
        assertThat(refused.reason()).contains(named);
        assertThat(refused.commandId()).isEqualTo(BindType.TRANSCEIVER.commandId() | CommandId.RESPONSE);
        assertThat(refused.sequence()).isEqualTo(77);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x35, 0x4F, 0x51, 0xFF})
    void shouldRefuseReservedVersions(int version) {
        assertThat(refused(bind("a", "b", "", version, "")).status()).isEqualTo(CommandStatus.RBINDFAIL);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x33, 0x34, 0x50})
    void shouldAcceptVersionsThatExist(int version) {
        assertThat(decode(bind("a", "b", "", version, ""))).isInstanceOf(BindOutcome.Sound.class);
    }

    @Test
    void shouldRefuseEachCut() {
        byte[] pdu = bind("esme", "secret", "type", 0x34, "49");
        for (int length = CommandId.HEADER_BYTES; length < pdu.length; length++) {
            byte[] cut = Arrays.copyOf(pdu, length);
            ByteBuffer.wrap(cut).putInt(length);
            assertThat(refused(cut).status()).as("cut to %d octets", length).isEqualTo(CommandStatus.RINVCMDLEN);
        }
    }

    @Test
    void shouldRefuseStrayOctets() {
        byte[] pdu = bind("esme", "secret", "type", 0x34, "49");
        byte[] longer = Arrays.copyOf(pdu, pdu.length + 2);
        ByteBuffer.wrap(longer).putInt(longer.length);
        assertThat(refused(longer).status()).isEqualTo(CommandStatus.RINVOPTPARSTREAM);
    }

    @Test
    void shouldReadABindInTheMiddleOfAnArray() {
        byte[] pdu = bind("esme", "secret", "", 0x34, "");
        byte[] array = new byte[pdu.length + 30];
        System.arraycopy(pdu, 0, array, 11, pdu.length);
        assertThat(codec.decodeBind(array, 11, pdu.length)).isEqualTo(decode(pdu));
    }

    @ParameterizedTest
    @CsvSource({"0x50, 0x34, 0x34", "0x50, 0x50, 0x50", "0x34, 0x50, 0x34"})
    void shouldAnswerWithTheLowerVersion(String peer, String own, String agreed) throws Exception {
        byte[] bytes = codec.encodeBindResponse(request(Integer.decode(peer)), "needletail", Integer.decode(own));
        assertThat(Messages.decode(bytes, 0, bytes.length)).isInstanceOf(BaseBindResp.class);
        assertThat(codec.decodeBindResponse(bytes, 0, bytes.length))
                .contains(new BindResponse(BindType.RECEIVER, 0, "needletail", Integer.decode(agreed), 3));
    }

    @Test
    void shouldSendNoTlvToVersionThreeThree() {
        byte[] bytes = codec.encodeBindResponse(request(0x33), "mc", 0x50);
        assertThat(bytes).hasSize(CommandId.HEADER_BYTES + 3);
        assertThat(codec.decodeBindResponse(bytes, 0, bytes.length))
                .contains(new BindResponse(BindType.RECEIVER, 0, "mc", BindResponse.NO_VERSION, 3));
    }

    @Test
    void shouldReadARefusalWithoutBody() {
        byte[] bytes = new byte[16];
        int length = ResponseEncoder.header(bytes, 0, 0x80000009, CommandStatus.RBINDFAIL, 8);
        assertThat(codec.decodeBindResponse(bytes, 0, length))
                .contains(new BindResponse(
                        BindType.TRANSCEIVER, CommandStatus.RBINDFAIL, "", BindResponse.NO_VERSION, 8));
    }

    @Test
    void shouldReadNoBindResponseFromOtherPdus() {
        byte[] unbind = codec.encodeUnbind(1);
        assertThat(codec.decodeBindResponse(unbind, 0, unbind.length)).isEmpty();
    }

    @Test
    void shouldWriteHeaderOnlyRequests() throws Exception {
        byte[] unbind = codec.encodeUnbind(7);
        assertThat(Messages.decode(unbind, 0, unbind.length)).isInstanceOf(Unbind.class);
        byte[] enquireLink = codec.encodeEnquireLink(8);
        assertThat(Messages.decode(enquireLink, 0, enquireLink.length)).isInstanceOf(EnquireLink.class);
        byte[] byHand = new byte[16];
        ResponseEncoder.header(byHand, 0, CommandId.ENQUIRE_LINK, 0, 8);
        assertThat(enquireLink).isEqualTo(byHand);
    }

    @Test
    void shouldReadTheOutbindItWrote() {
        Outbind outbind = new Outbind("mc", "secret", 4);
        byte[] bytes = codec.encodeOutbind(outbind);
        assertThat(codec.decodeOutbind(bytes, 0, bytes.length)).contains(outbind);
        byte[] tooLong = codec.encodeOutbind(new Outbind("x".repeat(16), "", 4));
        assertThat(codec.decodeOutbind(tooLong, 0, tooLong.length)).isEmpty();
    }

    @Test
    void shouldNotShowPasswords() {
        assertThat(new BindRequest(BindType.RECEIVER, "a", "secret", "", 0x34, 0, 0, "", 1).toString())
                .contains("system_id=a")
                .doesNotContain("secret");
        assertThat(new Outbind("a", "secret", 1).toString()).doesNotContain("secret");
    }

    private BindOutcome decode(byte[] pdu) {
        return codec.decodeBind(pdu, 0, pdu.length);
    }

    private BindOutcome.Refused refused(byte[] pdu) {
        assertThat(decode(pdu)).isInstanceOf(BindOutcome.Refused.class);
        return (BindOutcome.Refused) decode(pdu);
    }

    private static BindRequest request(int version) {
        return new BindRequest(BindType.RECEIVER, "a", "b", "", version, 0, 0, "", 3);
    }

    private static byte[] bind(String systemId, String password, String systemType, int version, String range) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (String text : new String[] {systemId, password, systemType}) {
            body.writeBytes((text + "\0").getBytes(StandardCharsets.ISO_8859_1));
        }
        body.writeBytes(new byte[] {(byte) version, 1, 1});
        body.writeBytes((range + "\0").getBytes(StandardCharsets.ISO_8859_1));
        return ByteBuffer.allocate(16 + body.size())
                .putInt(16 + body.size())
                .putInt(CommandId.BIND_TRANSCEIVER)
                .putInt(0)
                .putInt(77)
                .put(body.toByteArray())
                .array();
    }
}
