package io.needletail.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.account.Account;
import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.core.server.Pdus;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** congestion_state (v5.0 4.8.4.18): who is told, and what. */
class CongestionStateTest {
    private static final int WINDOW = 100;

    @Test
    void shouldTellHowFullTheWindowIsWhereTheRingIsEmpty() {
        try (LoopFixture fixture = bound(0x50, 1024)) {
            fixture.read(Pdus.submits(1, WINDOW));
            fixture.take();

            fixture.answer(1);
            assertThat(congestion(fixture.octets())).isEqualTo(99 * 89 / 100);
            fixture.answer(2, 3, 4, 5, 6, 7, 8, 9, 10);
            assertThat(congestion(fixture.octets())).isEqualTo(90 * 89 / 100);
        }
    }

    @Test
    void shouldTellHowFullTheRingIsWhereThatIsMore() {
        try (LoopFixture fixture = bound(0x50, 64)) {
            fixture.read(Pdus.submits(1, 60));

            fixture.answer(1);

            assertThat(congestion(fixture.octets())).isEqualTo(60 * 100 / 64);
        }
    }

    @Test
    void shouldTellAPeerThatWaitsWhenItEnquires() {
        try (LoopFixture fixture = bound(0x50, 64)) {
            fixture.read(Pdus.header(CommandId.ENQUIRE_LINK, 0, 9));

            byte[] answer = fixture.octets();

            assertThat(answer).hasSize(21);
            assertThat(congestion(answer)).isZero();
        }
    }

    @Test
    void shouldPutItBehindAWholeResponseOfAShard() {
        try (LoopFixture fixture = bound(0x50, 64)) {
            fixture.read(Pdus.submits(1, 1));
            fixture.take();
            byte[] body = {'7', 0, 4, 0x25, 0, 1, 2};
            byte[] response = Pdus.pdu(CommandId.SUBMIT_SM_RESP, CommandStatus.RDELIVERYFAILURE, 1, body);
            fixture.outbox.respond(1, response, 0, response.length);
            fixture.drain();

            byte[] sent = fixture.octets();

            assertThat(congestion(sent)).isZero();
            assertThat(Arrays.copyOfRange(sent, 4, response.length))
                    .isEqualTo(Arrays.copyOfRange(response, 4, response.length));
            assertThat(ByteBuffer.wrap(sent).getInt(0)).isEqualTo(sent.length);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0x33, 0x34})
    void shouldTellNothingToPeersOfEarlierVersions(int version) {
        try (LoopFixture fixture = bound(version, 64)) {
            fixture.read(Pdus.submits(1, 1));
            fixture.read(Pdus.header(CommandId.ENQUIRE_LINK, 0, 9));
            assertThat(fixture.octets()).hasSize(16);

            fixture.answer(1);

            assertThat(fixture.octets()).hasSize(18);
        }
    }

    @Test
    void shouldLeaveARefusalWithoutABody() {
        try (LoopFixture fixture = bound(0x50, 64)) {
            fixture.read(Pdus.submit(1, "", "no destination"));

            assertThat(fixture.octets()).hasSize(16);
        }
    }

    private static LoopFixture bound(int version, int ringSize) {
        LoopFixture fixture = LoopFixture.open(ringSize, new Account("acme", 1, WINDOW, 8, 0), SessionTimeouts.usual());
        fixture.read(Pdus.bind(CommandId.BIND_TRANSMITTER, "acme", "secret", version, 1));
        fixture.octets();
        return fixture;
    }

    /** The value of the TLV at the end of the last PDU. */
    private static int congestion(byte[] octets) {
        byte[] tlv = Arrays.copyOfRange(octets, octets.length - 5, octets.length);
        assertThat(tlv).startsWith(4, 0x28, 0, 1);
        return tlv[4];
    }
}
