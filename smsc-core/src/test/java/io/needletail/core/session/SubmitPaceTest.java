package io.needletail.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.account.Account;
import io.needletail.api.account.AccountTerms;
import io.needletail.api.account.BindLimits;
import io.needletail.api.account.RateTerms;
import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.core.server.Pdus;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a submit costs, seen by how many a bucket of six tokens lets through. */
class SubmitPaceTest {
    private static final byte[] NO_TLV = {};
    /** sar_msg_ref_num, sar_total_segments, sar_segment_seqnum. */
    private static final byte[] SAR_1 = {2, 0x0C, 0, 2, 0, 9, 2, 0x0E, 0, 1, 2, 2, 0x0F, 0, 1, 1};

    private static final byte[] SAR_2 = {2, 0x0C, 0, 2, 0, 9, 2, 0x0E, 0, 1, 2, 2, 0x0F, 0, 1, 2};

    @ParameterizedTest
    @CsvSource({
        "PDU, plain, 6",
        "PDU, part 1, 6",
        "PDU, part 2, 6",
        "PDU, sar 2, 6",
        "PDU, long, 6",
        "MESSAGE, plain, 6",
        "MESSAGE, part 1, 6",
        "MESSAGE, part 2, 10",
        "MESSAGE, wide part 2, 10",
        "MESSAGE, sar 1, 6",
        "MESSAGE, sar 2, 10",
        "MESSAGE, long, 6",
        "PART, plain, 6",
        "PART, part 1, 6",
        "PART, part 2, 6",
        "PART, sar 2, 6",
        "PART, long, 2"
    })
    void shouldCountWhatTheContractCounts(RateTerms.Unit unit, String kind, int admitted) {
        try (LoopFixture loop = open(new RateTerms(6, 0, 0, unit, CommandStatus.RTHROTTLED, 0))) {
            for (int sequence = 1; sequence <= 10; sequence++) {
                loop.read(submit(sequence, kind));
            }
            assertThat(loop.take()).hasSize(admitted);
        }
    }

    @ParameterizedTest
    @CsvSource({"3, 0", "2, 1"})
    void shouldRefuseAMessageOfTooManyParts(int most, int status) {
        try (LoopFixture loop = open(new RateTerms(6, 0, 0, RateTerms.Unit.PDU, CommandStatus.RTHROTTLED, most))) {
            loop.read(submit(1, "long"));

            assertThat(loop.take()).hasSize(status == 0 ? 1 : 0);
            assertThat(loop.sent()).hasSize(status == 0 ? 0 : 1).allMatch(sent -> sent.status() == status);
        }
    }

    private static LoopFixture open(RateTerms terms) {
        AccountTerms all = AccountTerms.limits(terms, BindLimits.NONE);
        return LoopFixture.open(64, new Account("acme", 1, 100, 8, 1, all), SessionTimeouts.usual())
                .bind(CommandId.BIND_TRANSMITTER);
    }

    private static byte[] submit(int sequence, String kind) {
        return switch (kind) {
            case "part 1" -> submit(sequence, 0x40, new byte[] {5, 0, 3, 9, 2, 1, 'x'}, NO_TLV);
            case "part 2" -> submit(sequence, 0x40, new byte[] {5, 0, 3, 9, 2, 2, 'x'}, NO_TLV);
            case "wide part 2" -> submit(sequence, 0x40, new byte[] {10, 5, 2, 0, 0, 8, 4, 9, 9, 2, 2, 'x'}, NO_TLV);
            case "sar 1" -> submit(sequence, 0, new byte[] {'x'}, SAR_1);
            case "sar 2" -> submit(sequence, 0, new byte[] {'x'}, SAR_2);
            case "long" -> submit(sequence, 0, new byte[0], payload(307));
            default -> submit(sequence, 0, new byte[] {'x'}, NO_TLV);
        };
    }

    private static byte[] payload(int octets) {
        byte[] tlv = new byte[4 + octets];
        tlv[0] = 4;
        tlv[1] = 0x24;
        tlv[2] = (byte) (octets >> 8);
        tlv[3] = (byte) octets;
        return tlv;
    }

    private static byte[] submit(int sequence, int esmClass, byte[] text, byte[] tlvs) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(new byte[] {0, 1, 1});
        body.writeBytes("12345\0".getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(new byte[] {1, 1});
        body.writeBytes("491701234567\0".getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(new byte[] {(byte) esmClass, 0, 0, 0, 0, 0, 0, 0, 0});
        body.write(text.length);
        body.writeBytes(text);
        body.writeBytes(tlvs);
        return Pdus.pdu(CommandId.SUBMIT_SM, 0, sequence, body.toByteArray());
    }
}
