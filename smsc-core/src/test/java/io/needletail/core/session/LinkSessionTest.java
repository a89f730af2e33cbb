package io.needletail.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.core.pipeline.ShardEvent.Kind;
import io.needletail.core.protocol.BindType;
import io.needletail.core.server.Pdus;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The session of a link to a carrier, PDU by PDU. */
class LinkSessionTest {
    private static final int BIND_RESP = CommandId.BIND_TRANSCEIVER | CommandId.RESPONSE;

    private LinkFixture link = new LinkFixture(64, BindType.TRANSCEIVER);

    @AfterEach
    void close() {
        link.close();
    }

    private void bound(BindType type) {
        link.close();
        link = LinkFixture.bound(64, type);
        link.take();
        link.written();
    }

    private ByteBuffer onlyPdu() {
        ByteBuffer pdu = ByteBuffer.wrap(link.written());
        assertThat(pdu.getInt(0)).isEqualTo(pdu.limit());
        return pdu;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void shouldSendTheBindAsSoonAsItIsConnected() {
        ByteBuffer bind = onlyPdu();
        assertThat(bind.getInt(4)).isEqualTo(CommandId.BIND_TRANSCEIVER);
        byte[] body = new byte[bind.limit() - 16];
        bind.position(16).get(body);
        assertThat(body).isEqualTo(ascii("esme\0secret\0\0\64\0\0\0"));
        assertThat(link.heard).containsExactly("connected");
        assertThat(link.take()).isEmpty();
    }

    @Test
    void shouldAgreeOnTheLowerVersion() {
        link.read(Pdus.pdu(BIND_RESP, 0, 2, ascii("mc\0\2\20\0\1\63")));
        assertThat(link.heard).containsExactly("connected", "bound 0x33 mc");
    }

    @Test
    void shouldTakeTheConfiguredVersionOfACarrierThatNamesNone() {
        link.read(Pdus.pdu(BIND_RESP, 0, 2, ascii("mc\0")));
        assertThat(link.heard).containsExactly("connected", "bound 0x34 mc");
    }

    @Test
    void shouldBeBoundByAPositiveAnswerWithoutBody() {
        link.read(Pdus.header(BIND_RESP, 0, 2));
        assertThat(link.heard).containsExactly("connected", "bound 0x34 ");
        assertThat(link.take()).extracting(LinkFixture.Seen::kind).containsExactly(Kind.LINK_BOUND);
    }

    @Test
    void shouldTakeAGenericNackForARefusal() {
        link.read(Pdus.header(CommandId.GENERIC_NACK, CommandStatus.RINVCMDID, 2));
        assertThat(link.heard)
                .containsExactly("connected", "refused " + CommandStatus.RINVCMDID, "closed BIND_REFUSED");
        assertThat(link.take()).isEmpty();
    }

    @Test
    void shouldNotBeBoundTwiceByASecondAnswer() {
        bound(BindType.TRANSCEIVER);
        link.read(Pdus.header(BIND_RESP, 0, 2));
        link.read(Pdus.header(BIND_RESP, CommandStatus.RBINDFAIL, 2));
        assertThat(link.take()).isEmpty();
        assertThat(link.channel.isActive()).isTrue();
        assertThat(link.loop.metrics().unknownResponses.get()).isEqualTo(2);
    }

    @Test
    void shouldRefuseMessagesOnATransmitter() {
        bound(BindType.TRANSMITTER);
        link.read(Pdus.header(CommandId.DELIVER_SM, 0, 9));
        ByteBuffer refusal = onlyPdu();
        assertThat(refusal.limit()).isEqualTo(17);
        assertThat(refusal.getInt(4)).isEqualTo(CommandId.DELIVER_SM_RESP);
        assertThat(refusal.getInt(8)).isEqualTo(CommandStatus.RINVBNDSTS);
    }

    @Test
    void shouldDropAnswersThatNobodyWaitsFor() {
        bound(BindType.TRANSCEIVER);
        link.read(Pdus.join(
                Pdus.header(CommandId.SUBMIT_SM_RESP, 0, 2),
                Pdus.header(CommandId.SUBMIT_SM_RESP, 0, 0),
                Pdus.header(CommandId.SUBMIT_SM_RESP, 0, -1)));
        assertThat(link.take()).isEmpty();
        assertThat(link.loop.metrics().unknownResponses.get()).isEqualTo(3);
    }

    @Test
    void shouldNotCountWhatIsSentToCarriersAmongWhatIsSentToEsmes() {
        bound(BindType.TRANSCEIVER);
        link.submit(1, 3);
        link.read(Pdus.pdu(CommandId.SUBMIT_SM_RESP, 0, 1, ascii("a\0")));
        assertThat(link.metrics.submits.get()).isEqualTo(2);
        assertThat(link.metrics.unanswered.get()).isOne();
        assertThat(link.loop.metrics().delivers.get()).isZero();
        assertThat(link.loop.metrics().connections.get()).isZero();
        link.loop.closeAll();
        link.written();
        assertThat(link.metrics.unanswered.get()).isZero();
        assertThat(link.metrics.closes(CloseReason.SERVER_SHUTDOWN).get()).isOne();
        assertThat(link.loop.metrics().connections.get()).isZero();
        assertThat(link.heard).endsWith("closed SERVER_SHUTDOWN");
    }

    @Test
    void shouldWithdrawOnceHoweverItEnds() {
        bound(BindType.TRANSCEIVER);
        link.read(Pdus.header(CommandId.UNBIND, 0, 4));
        assertThat(onlyPdu().getInt(4)).isEqualTo(CommandId.UNBIND_RESP);
        link.loop.closeAll();
        link.written();
        assertThat(link.take()).extracting(LinkFixture.Seen::kind).containsExactly(Kind.LINK_CLOSED);
        assertThat(link.heard).hasSize(3).endsWith("closed UNBOUND_BY_PEER");
    }
}
