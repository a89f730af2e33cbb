package io.needletail.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudhopper.smpp.pdu.BaseSm;
import com.cloudhopper.smpp.pdu.DataSm;
import com.cloudhopper.smpp.pdu.DeliverSm;
import com.cloudhopper.smpp.pdu.SubmitSm;
import com.cloudhopper.smpp.tlv.Tlv;
import com.cloudhopper.smpp.type.Address;
import io.needletail.api.account.ReceiptDialect;
import io.needletail.api.account.ReceiptFrame;
import io.needletail.api.account.ReceiptWording;
import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageScanner;
import io.needletail.api.pdu.MessageView;
import io.needletail.api.pdu.TlvTag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiptEncoderTest {
    private static final long SUBMITTED = Instant.parse("2026-07-04T23:06:07Z").toEpochMilli();
    private static final long DONE = Instant.parse("2026-07-05T05:59:59Z").toEpochMilli();
    private static final ReceiptWording USUAL = ReceiptWording.USUAL;

    private final PduBuffer out = new PduBuffer(8);
    private final Receipt receipt = new Receipt()
            .id(4711, false)
            .outcome(MessageState.UNDELIVERABLE, 0x1AB)
            .dates(SUBMITTED, DONE);

    @Test
    void shouldWriteTheSameOctetsAsTheUsualEncoderInTheUsualDialect() throws Exception {
        SplittableRandom random = Seeds.random("ReceiptEncoder as DeliverSmEncoder");
        ReceiptEncoder usual = new ReceiptEncoder(ReceiptDialect.USUAL);
        for (int i = 0; i < 2_000; i++) {
            SubmitSm original = submit("x".repeat(random.nextInt(30)));
            if (random.nextBoolean()) {
                original.addOptionalParameter(new Tlv((short) TlvTag.USER_MESSAGE_REFERENCE, new byte[] {1, 2}));
            }
            receipt.outcome(MessageState.of(random.nextInt(10)), random.nextInt(0x10000))
                    .dates(random.nextLong(1L << 42), random.nextLong(1L << 42))
                    .tlvs(random.nextBoolean());
            MessageView view = Messages.view(original);
            out.clear();
            DeliverSmEncoder.receipt(view, receipt, out);
            byte[] expected = Arrays.copyOf(out.bytes(), out.length());
            out.clear();
            usual.encode(view, receipt, ReceiptEncoder.RECEIPT, out);
            assertThat(Arrays.copyOf(out.bytes(), out.length())).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "OUTCOME, DELIVERED, sub:001 dlvrd:001", "OUTCOME, UNDELIVERABLE, sub:001 dlvrd:000",
        "ZERO, DELIVERED, sub:000 dlvrd:000", "ZERO, UNDELIVERABLE, sub:000 dlvrd:000",
        "ONE, DELIVERED, sub:001 dlvrd:001", "ONE, UNDELIVERABLE, sub:001 dlvrd:001"
    })
    void shouldCount(ReceiptWording.Counts counts, MessageState state, String text) throws Exception {
        receipt.outcome(state, 0);
        assertThat(textOf(wording(counts, USUAL.excerpt(), "text:", USUAL.dates(), ZoneOffset.UTC, USUAL.error())))
                .startsWith("id:0000004711 " + text + " submit date:");
    }

    @ParameterizedTest
    @CsvSource({
        "MINUTES, UTC, submit date:2607042306 done date:2607050559",
        "SECONDS, UTC, submit date:260704230607 done date:260705055959",
        "SECONDS, Europe/Oslo, submit date:260705010607 done date:260705075959",
        "MINUTES, +05:30, submit date:2607050436 done date:2607051129"
    })
    void shouldWriteDatesOfAZone(ReceiptWording.Dates dates, String zone, String text) throws Exception {
        assertThat(textOf(wording(USUAL.counts(), USUAL.excerpt(), "text:", dates, ZoneId.of(zone), USUAL.error())))
                .contains(" " + text + " stat:");
    }

    @ParameterizedTest
    @CsvSource({
        "DECIMAL, 427, ' err:427'",
        "HEX, 427, ' err:1ab'",
        "HEX, 1, ' err:001'",
        "HEX, 65535, ' err:ffff'",
        "NONE, 427, ''"
    })
    void shouldWriteTheError(ReceiptWording.Errors error, int code, String text) throws Exception {
        receipt.outcome(MessageState.UNDELIVERABLE, code);
        assertThat(textOf(wording(USUAL.counts(), USUAL.excerpt(), "text:", USUAL.dates(), ZoneOffset.UTC, error)))
                .contains(" stat:UNDELIV" + text + " text:");
    }

    @ParameterizedTest
    @CsvSource({"FIRST_20, ' Text:Hello there'", "EMPTY, ' Text:'", "NONE, ''"})
    void shouldRepeatTheTextOrNot(ReceiptWording.Excerpt excerpt, String text) throws Exception {
        assertThat(textOf(wording(USUAL.counts(), excerpt, "Text:", USUAL.dates(), ZoneOffset.UTC, USUAL.error())))
                .endsWith(" err:427" + text);
    }

    @Test
    void shouldUseWordsOfItsOwnAndTheStateTheyStandFor() throws Exception {
        ReceiptWording words = new ReceiptWording(
                USUAL.counts(),
                USUAL.excerpt(),
                "text:",
                USUAL.dates(),
                ZoneOffset.UTC,
                USUAL.error(),
                Map.of(MessageState.UNDELIVERABLE, "FAILED", MessageState.REJECTED, "SKIPPED"));

        BaseSm<?> failed = encode(new ReceiptDialect(words, ReceiptFrame.USUAL));
        receipt.outcome(MessageState.REJECTED, 1);
        BaseSm<?> skipped = encode(new ReceiptDialect(words, ReceiptFrame.USUAL));

        assertThat(textOf(failed)).contains(" stat:FAILED err:");
        assertThat(tlv(failed, TlvTag.MESSAGE_STATE)).containsExactly(5);
        assertThat(textOf(skipped)).contains(" stat:SKIPPED err:");
        assertThat(tlv(skipped, TlvTag.MESSAGE_STATE)).containsExactly(9);
    }

    @Test
    void shouldLeaveOutTlvsButEchoTheReference() throws Exception {
        SubmitSm original = submit("x");
        original.addOptionalParameter(new Tlv((short) TlvTag.USER_MESSAGE_REFERENCE, new byte[] {1, 2}));
        ReceiptFrame bare = new ReceiptFrame(false, false, 3, true, true);

        BaseSm<?> pdu = encode(original, new ReceiptDialect(USUAL, bare));

        assertThat(pdu.getOptionalParameterCount()).isOne();
        assertThat(tlv(pdu, TlvTag.USER_MESSAGE_REFERENCE)).containsExactly(1, 2);
    }

    @Test
    void shouldSayTheNetworkType() throws Exception {
        ReceiptFrame frame = new ReceiptFrame(false, true, 8, true, true);

        assertThat(tlv(encode(new ReceiptDialect(USUAL, frame)), TlvTag.NETWORK_ERROR_CODE))
                .containsExactly(8, 0x01, 0xAB);
    }

    @Test
    void shouldKeepTheAddressesAsTheyWereWhereAsked() throws Exception {
        BaseSm<?> pdu = encode(new ReceiptDialect(USUAL, new ReceiptFrame(false, true, 3, false, true)));

        assertThat(pdu.getSourceAddress().getAddress()).isEqualTo("Needle");
        assertThat(pdu.getDestAddress().getAddress()).isEqualTo("491701234567");
    }

    @Test
    void shouldBeADataSmWithTheTextAsPayloadWhereAsked() throws Exception {
        ReceiptDialect dialect = new ReceiptDialect(USUAL, new ReceiptFrame(true, true, 3, true, true));

        BaseSm<?> pdu = encode(dialect);
        MessageView read = new MessageView();

        assertThat(pdu).isInstanceOf(DataSm.class);
        assertThat(pdu.getEsmClass()).isEqualTo((byte) 4);
        assertThat(pdu.getSourceAddress().getAddress()).isEqualTo("491701234567");
        assertThat(MessageScanner.scan(out.bytes(), 0, out.length(), read)).isEqualTo(CommandStatus.ROK);
        assertThat(Messages.latin1(out.bytes(), read.textOffset(), read.textLength()))
                .startsWith("id:0000004711 sub:001 dlvrd:000 ")
                .endsWith("text:Hello there");
        assertThat(tlv(pdu, TlvTag.RECEIPTED_MESSAGE_ID)).isEqualTo("0000004711\0".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void shouldSendNoDataSmToVersion33() throws Exception {
        receipt.tlvs(false);
        BaseSm<?> pdu = encode(new ReceiptDialect(USUAL, new ReceiptFrame(true, true, 3, true, true)));

        assertThat(pdu).isInstanceOf(DeliverSm.class);
        assertThat(pdu.getOptionalParameterCount()).isZero();
    }

    private static ReceiptDialect dialect(ReceiptWording wording) {
        return new ReceiptDialect(wording, ReceiptFrame.USUAL);
    }

    private BaseSm<?> wording(
            ReceiptWording.Counts counts,
            ReceiptWording.Excerpt excerpt,
            String label,
            ReceiptWording.Dates dates,
            ZoneId zone,
            ReceiptWording.Errors error)
            throws Exception {
        return encode(dialect(new ReceiptWording(counts, excerpt, label, dates, zone, error, Map.of())));
    }

    private BaseSm<?> encode(ReceiptDialect dialect) throws Exception {
        return encode(submit("Hello there"), dialect);
    }

    private BaseSm<?> encode(SubmitSm original, ReceiptDialect dialect) throws Exception {
        out.clear();
        new ReceiptEncoder(dialect).encode(Messages.view(original), receipt, ReceiptEncoder.RECEIPT, out);
        out.setInt(PduBuffer.SEQUENCE_OFFSET, 99);
        return (BaseSm<?>) Messages.decode(out.bytes(), 0, out.length());
    }

    private static byte[] tlv(BaseSm<?> pdu, int tag) {
        return pdu.getOptionalParameter((short) tag).getValue();
    }

    private static String textOf(BaseSm<?> pdu) {
        return new String(pdu.getShortMessage(), StandardCharsets.ISO_8859_1);
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
}
