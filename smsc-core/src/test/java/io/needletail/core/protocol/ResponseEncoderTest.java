package io.needletail.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ResponseEncoderTest {
    private final byte[] out = new byte[100];

    @Test
    void shouldWriteAHeaderAnywhere() {
        int length = ResponseEncoder.header(out, 5, CommandId.SUBMIT_SM_RESP, CommandStatus.RTHROTTLED, 0x01020304);
        assertThat(hex(5, length)).isEqualTo("00000010" + "80000004" + "00000058" + "01020304");
    }

    @Test
    void shouldWriteGenericNack() {
        int length = ResponseEncoder.genericNack(out, 0, CommandStatus.RINVCMDLEN, 0);
        assertThat(hex(0, length)).isEqualTo("00000010" + "80000000" + "00000002" + "00000000");
    }

    @Test
    void shouldWriteTheIdAsACString() {
        Arrays.fill(out, (byte) 0xEE);
        int length = ResponseEncoder.submitResponse(out, 3, CommandId.SUBMIT_SM_RESP, 9, 1234567890L, false);
        assertThat(hex(3, length))
                .isEqualTo("0000001b" + "80000004" + "00000000" + "00000009" + "3132333435363738393000");
    }

    @Test
    void shouldWriteTheShortIdForOldPeers() {
        int length = ResponseEncoder.submitResponse(out, 0, CommandId.DATA_SM_RESP, 9, 71, true);
        assertThat(hex(0, length)).isEqualTo("00000013" + "80000103" + "00000000" + "00000009" + "315a00");
    }

    @Test
    void shouldNeverExceedItsMaximum() {
        assertThat(ResponseEncoder.submitResponse(out, 0, CommandId.SUBMIT_SM_RESP, 1, Long.MAX_VALUE, false))
                .isEqualTo(ResponseEncoder.MAX_SUBMIT_RESPONSE_BYTES);
    }

    private String hex(int at, int length) {
        return HexFormat.of().formatHex(out, at, at + length);
    }
}
