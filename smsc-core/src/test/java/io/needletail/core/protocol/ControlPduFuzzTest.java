package io.needletail.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import java.nio.ByteBuffer;

class ControlPduFuzzTest {
    private final ControlPduCodec codec = new ControlPduCodec();

    /** A sound bind survives a round trip; any other has a status that is not 0. */
    @FuzzTest(maxDuration = "5m")
    void decodeBind(byte[] body) {
        for (BindType type : BindType.values()) {
            byte[] pdu = pdu(type.commandId(), body);
            BindOutcome outcome = codec.decodeBind(pdu, 0, pdu.length);
            if (outcome instanceof BindOutcome.Sound sound) {
                assertRoundTrip(sound);
            } else if (outcome instanceof BindOutcome.Refused refused) {
                assertThat(refused.status()).isNotEqualTo(CommandStatus.ROK);
            }
        }
    }

    /** Whatever a message centre answers, a client gets a response or nothing. */
    @FuzzTest(maxDuration = "5m")
    void decodeAnswers(byte[] body) {
        byte[] response = pdu(BindType.TRANSCEIVER.commandId() | CommandId.RESPONSE, body);
        codec.decodeBindResponse(response, 0, response.length)
                .ifPresent(read -> assertThat(read.sequence()).isEqualTo(7));
        byte[] outbind = pdu(CommandId.OUTBIND, body);
        codec.decodeOutbind(outbind, 0, outbind.length)
                .ifPresent(read -> assertThat(read.systemId().length()).isLessThan(16));
    }

    private void assertRoundTrip(BindOutcome.Sound sound) {
        byte[] again = codec.encodeBind(sound.request());
        assertThat(codec.decodeBind(again, 0, again.length)).isEqualTo(sound);
    }

    private static byte[] pdu(int commandId, byte[] body) {
        return ByteBuffer.allocate(16 + body.length)
                .putInt(16 + body.length)
                .putInt(commandId)
                .putInt(0)
                .putInt(7)
                .put(body)
                .array();
    }
}
