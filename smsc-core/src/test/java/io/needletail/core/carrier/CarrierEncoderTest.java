package io.needletail.core.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageScanner;
import io.needletail.api.pdu.MessageView;
import io.needletail.api.route.MessageEdits;
import io.needletail.core.protocol.PduBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The quirks of carriers, one by one. */
class CarrierEncoderTest {
    private static final long NOW = 1_790_000_000_000L;

    private final PduBuffer out = new PduBuffer(64);
    private final MessageEdits edits = new MessageEdits();

    @ParameterizedTest
    @CsvSource({
        ", 1, 4917, 4917",
        ", 1, +4917, +4917",
        "true, 1, 4917, +4917",
        "true, 1, +4917, +4917",
        "true, 0, 4917, 4917",
        "true, 2, 0171, 0171",
        "false, 1, +4917, 4917",
        "false, 0, +4917, 4917",
        "false, 1, 4917, 4917"
    })
    void shouldWriteThePlusAsTheCarrierWantsIt(Boolean plus, int ton, String number, String sent) {
        CarrierDialect dialect = dialect(plus, true, Map.of(), Map.of(), null);

        assertThat(encode(dialect, null, original(ton, number, 0), 0).destination())
                .isEqualTo(sent);
    }

    @Test
    void shouldTranslateCodingsAndServiceType() {
        MessageView original = original(1, "4917", 8);
        MessageView sent = encode(dialect(null, true, Map.of(8, 0x18, 0, 1), Map.of(), "VMN"), null, original, 0);
        assertThat(sent.dataCoding()).isEqualTo(0x18);
        assertThat(sent.serviceType()).isEqualTo("VMN");

        MessageView same = encode(dialect(null, true, Map.of(), Map.of(), null), null, original, 0);
        assertThat(same.dataCoding()).isEqualTo(8);
        assertThat(same.serviceType()).isEqualTo("CMT");
    }

    @Test
    void shouldTranslateTlvs() {
        CarrierDialect dialect = dialect(null, true, Map.of(), Map.of(0x1400, 0x1401), null);
        MessageView sent = encode(dialect, null, original(1, "4917", 0), 0);

        assertThat(sent.findTlv(0x1400)).isNegative();
        assertThat(sent.findTlv(0x1401)).isPositive();
        CarrierDialect without = dialect(null, true, Map.of(), Map.of(0x1400, 0), null);
        assertThat(encode(without, null, original(1, "4917", 0), 0).tlvOffset()).isEqualTo(out.length());
    }

    @Test
    void shouldSendTheValidityOnlyToACarrierThatKnowsIt() {
        MessageView original = original(1, "4917", 0);
        assertThat(encode(dialect(null, true, Map.of(), Map.of(), null), null, original, 60_000)
                        .validityLength())
                .isEqualTo(16);
        assertThat(encode(dialect(null, false, Map.of(), Map.of(), null), null, original, 60_000)
                        .validityLength())
                .isZero();
    }

    @Test
    void shouldAskForReceiptsUnlessTheCarrierHasNone() {
        CarrierDialect usual = CarrierDialect.usual();
        assertThat(encode(usual, null, original(1, "4917", 0), 0).registeredDelivery())
                .isEqualTo(1);
        assertThat(encode(usual, MessageState.ACCEPTED, original(1, "4917", 0), 0)
                        .registeredDelivery())
                .isZero();
    }

    @Test
    void shouldSendDataSmToACarrierThatWantsItAndSpeaks34() {
        CarrierDialect dialect = new CarrierDialect(
                IdForm.TEXT, IdForm.TEXT, null, true, false, 254, Map.of(8, 0x18), Map.of(), "VMN", true);
        MessageView original = original(1, "4917", 8);
        MessageView sent = encode(dialect, null, original, 60_000);

        assertThat(sent.commandId()).isEqualTo(CommandId.DATA_SM);
        assertThat(sent.serviceType()).isEqualTo("VMN");
        assertThat(sent.destination()).isEqualTo("4917");
        assertThat(sent.dataCoding()).isEqualTo(0x18);
        assertThat(sent.registeredDelivery()).isEqualTo(1);
        assertThat(sent.textLength()).isEqualTo(1);
        assertThat(sent.findTlv(0x1400)).isPositive();
        edits.begin(original);
        out.clear();
        CarrierConfig carrier =
                new CarrierConfig("acme", CarrierConfig.Pace.UNLIMITED, CarrierConfig.Outcomes.usual(), dialect);
        int at = new CarrierEncoder(carrier).encode(original, edits, 0x33, 0, NOW, out);
        assertThat(scanned(out.bytes(), at, out.length()).commandId()).isEqualTo(CommandId.SUBMIT_SM);
    }

    @ParameterizedTest
    @CsvSource({"0x40, 0x40", "0x41, 0x40", "0x42, 0x40", "0x43, 0x43"})
    void shouldKeepDatagramAndTransactionModeFromTheCarrier(int mode, int sent) {
        MessageView original = original(1, "4917", 0);
        original.bytes()[original.destinationOffset() + original.destinationLength() + 1] = (byte) mode;

        assertThat(encode(CarrierDialect.usual(), null, original, 0).esmClass()).isEqualTo(sent);
    }

    private static CarrierDialect dialect(
            Boolean plus, boolean validity, Map<Integer, Integer> codings, Map<Integer, Integer> tlvs, String service) {
        return new CarrierDialect(IdForm.TEXT, IdForm.TEXT, plus, validity, false, 254, codings, tlvs, service, false);
    }

    private MessageView encode(CarrierDialect dialect, MessageState whenAccepted, MessageView original, long valid) {
        CarrierConfig.Outcomes usual = CarrierConfig.Outcomes.usual();
        CarrierConfig.Outcomes outcomes = new CarrierConfig.Outcomes(
                usual.errors(),
                usual.responseTimeoutMillis(),
                whenAccepted,
                usual.receiptWaitMillis(),
                usual.whenReceiptMissing());
        CarrierEncoder encoder =
                new CarrierEncoder(new CarrierConfig("acme", CarrierConfig.Pace.UNLIMITED, outcomes, dialect));
        edits.begin(original);
        out.clear();
        int at = encoder.encode(original, edits, 0x34, valid, NOW, out);
        return scanned(out.bytes(), at, out.length());
    }

    private static MessageView original(int ton, String number, int coding) {
        PduBuffer pdu = new PduBuffer(64);
        int header = pdu.begin(CommandId.SUBMIT_SM, 1);
        putText(pdu, "CMT");
        pdu.putShort(0x0101);
        putText(pdu, "100");
        pdu.putByte(ton);
        pdu.putByte(1);
        putText(pdu, number);
        pdu.putInt(0);
        pdu.putInt(0x00_01_00_00 | coding);
        pdu.putByte(0);
        pdu.putByte(1);
        pdu.putByte('x');
        pdu.putShort(0x1400);
        pdu.putShort(1);
        pdu.putByte(7);
        pdu.end(header);
        return scanned(pdu.bytes(), 0, pdu.length());
    }

    private static MessageView scanned(byte[] bytes, int at, int length) {
        MessageView view = new MessageView();
        assertThat(MessageScanner.scan(bytes, at, length - at, view)).isEqualTo(CommandStatus.ROK);
        return view;
    }

    private static void putText(PduBuffer pdu, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        pdu.putString(bytes, 0, bytes.length);
    }
}
