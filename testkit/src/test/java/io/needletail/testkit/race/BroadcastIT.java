package io.needletail.testkit.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.testkit.EmbeddedSmsc;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Broadcasts over a socket: pipelined, and after a restart. */
class BroadcastIT {
    private static final int BROADCAST_SM = 0x111;
    private static final int QUERY_BROADCAST_SM = 0x112;
    private static final int CANCEL_BROADCAST_SM = 0x113;
    private static final int ENQUIRE_LINK = 0x15;
    private static final byte DELETED = 4;
    private static final byte SCHEDULED = 0;
    /** Area "north", generic content type 1, twice, every ten seconds. */
    private static final String TLVS = "\6\6\0\6\0north" + "\6\1\0\3\0\0\1" + "\6\4\0\2\0\2" + "\6\5\0\3\10\0\n";

    /** The end of the field before, TON, NPI and address. */
    private static final String SOURCE = "\0\1\1" + "100\0";

    @Test
    void shouldKeepABroadcastOverARestart(@TempDir Path data) throws IOException {
        String kept;
        String cancelled;
        try (EmbeddedSmsc smsc = EmbeddedSmsc.start("data.dir=" + data);
                Session session = new Session(smsc.port())) {
            kept = session.submit();
            cancelled = session.submit();
            assertThat(session.ask(CANCEL_BROADCAST_SM, "\0" + cancelled + SOURCE)
                            .getInt(8))
                    .isZero();
        }
        try (EmbeddedSmsc smsc = EmbeddedSmsc.start("data.dir=" + data);
                Session session = new Session(smsc.port())) {
            assertThat(session.state(kept)).isEqualTo(SCHEDULED);
            assertThat(session.state(cancelled)).isEqualTo(DELETED);
        }
    }

    @Test
    void shouldAnswerWhatIsPipelinedBehindABroadcastInOrder() throws IOException {
        try (EmbeddedSmsc smsc = EmbeddedSmsc.start();
                Session session = new Session(smsc.port())) {
            for (int i = 0; i < 20; i++) {
                session.write(BROADCAST_SM, submitBody());
                session.write(ENQUIRE_LINK, "");
            }

            for (int i = 0; i < 20; i++) {
                assertThat(session.read().getInt(4)).isEqualTo(BROADCAST_SM | RacePdu.RESPONSE);
                assertThat(session.read().getInt(4)).isEqualTo(ENQUIRE_LINK | RacePdu.RESPONSE);
            }
        }
    }

    private static String submitBody() {
        return SOURCE + "\0\0" + "000000010000000R\0" + "\0\0\0\0" + TLVS;
    }

    /** A 5.0 transmitter. */
    private static final class Session implements AutoCloseable {
        private final Socket socket;
        private final DataInputStream in;
        private int sequence;

        Session(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(10_000);
            in = new DataInputStream(socket.getInputStream());
            assertThat(ask(2, "demo\0demo\0\0\120\0\0\0").getInt(8)).isZero();
        }

        String submit() throws IOException {
            ByteBuffer response = ask(BROADCAST_SM, submitBody());
            assertThat(response.getInt(8)).isZero();
            return RacePdu.string(response.array(), 16);
        }

        /** message_state is the first TLV. */
        byte state(String id) throws IOException {
            ByteBuffer response = ask(QUERY_BROADCAST_SM, id + SOURCE);
            assertThat(response.getInt(8)).isZero();
            return response.get(RacePdu.end(response.array(), 16) + 4);
        }

        ByteBuffer ask(int commandId, String body) throws IOException {
            write(commandId, body);
            return read();
        }

        void write(int commandId, String body) throws IOException {
            byte[] octets = body.getBytes(StandardCharsets.ISO_8859_1);
            socket.getOutputStream()
                    .write(ByteBuffer.allocate(16 + octets.length)
                            .putInt(16 + octets.length)
                            .putInt(commandId)
                            .putInt(0)
                            .putInt(++sequence)
                            .put(octets)
                            .array());
        }

        ByteBuffer read() throws IOException {
            byte[] pdu = new byte[in.readInt()];
            in.readFully(pdu, 4, pdu.length - 4);
            return ByteBuffer.wrap(pdu);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
