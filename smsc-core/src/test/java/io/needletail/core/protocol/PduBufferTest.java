package io.needletail.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.pdu.CommandId;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class PduBufferTest {

    @Test
    void shouldKeepWhatWasWrittenWhileItGrows() {
        PduBuffer out = new PduBuffer(1);
        int first = out.begin(CommandId.UNBIND, 1);
        out.end(first);
        int second = out.begin(CommandId.DELIVER_SM, 0);
        out.putByte(0xAB);
        out.putShort(0xCDEF);
        out.putInt(0x12345678);
        out.putString(new byte[] {9, 8, 7}, 1, 2);
        out.end(second);
        out.setInt(second + PduBuffer.SEQUENCE_OFFSET, 0x7FFFFFFF);

        assertThat(HexFormat.of().formatHex(out.bytes(), 0, out.length()))
                .isEqualTo("00000010" + "00000006" + "00000000" + "00000001" + "0000001a" + "00000005" + "00000000"
                        + "7fffffff" + "ab" + "cdef" + "12345678" + "080700");
    }

    @Test
    void shouldUseItsArrayAgainAfterClear() {
        PduBuffer out = new PduBuffer(64);
        byte[] array = out.bytes();
        out.putInt(1);
        out.clear();
        out.putByte(2);
        assertThat(out.bytes()).isSameAs(array);
        assertThat(out.length()).isEqualTo(1);
    }
}
