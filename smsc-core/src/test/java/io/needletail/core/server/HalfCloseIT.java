package io.needletail.core.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.account.Account;
import io.needletail.api.pdu.CommandId;
import io.needletail.core.session.CloseReason;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Peers that end their side of the connection and still read. */
class HalfCloseIT {
    private static final int COUNT = 500;

    private RunningServer running;

    @BeforeEach
    void start() {
        RunningServer.Setup setup = RunningServer.setup();
        setup.limits = new Account("template", 0, 10, 10, 0);
        running = setup.start();
    }

    @AfterEach
    void stop() {
        running.close();
        assertThat(running.metrics().failures.get()).isZero();
    }

    @Test
    void shouldAnswerWhatWasSentBeforeThePeerEndedItsSide() {
        try (Peer peer = Peer.bound(running.port(), CommandId.BIND_TRANSCEIVER, "acme")) {
            peer.send(Pdus.submits(1, COUNT)).endOutput();
            assertAllAnswered(peer);
        }
    }

    @Test
    void shouldBindAndAnswerAPeerThatEndsItsSideRightAway() {
        try (Peer peer = Peer.connect(running.port())) {
            peer.send(Pdus.join(Pdus.bind(CommandId.BIND_TRANSMITTER, "acme", 9), Pdus.submits(1, COUNT)))
                    .endOutput();
            assertThat(peer.read().commandId()).isEqualTo(CommandId.BIND_TRANSMITTER | CommandId.RESPONSE);
            assertAllAnswered(peer);
        }
    }

    @Test
    void shouldEndASessionAtOnceThatIsOwedNothing() {
        try (Peer peer = Peer.bound(running.port(), CommandId.BIND_RECEIVER, "acme")) {
            peer.endOutput();
            assertThat(peer.readsEnd()).isTrue();
        }
        awaitClosed(1);
    }

    @Test
    void shouldEndAConnectionThatNeverBound() {
        try (Peer peer = Peer.connect(running.port())) {
            peer.send(Pdus.header(CommandId.ENQUIRE_LINK, 0, 1)).endOutput();
            assertThat(peer.read().commandId()).isEqualTo(CommandId.ENQUIRE_LINK_RESP);
            assertThat(peer.readsEnd()).isTrue();
        }
        awaitClosed(1);
    }

    private void assertAllAnswered(Peer peer) {
        for (int i = 0; i < COUNT; i++) {
            assertThat(peer.read().status()).isZero();
        }
        assertThat(peer.readsEnd()).isTrue();
        awaitClosed(1);
    }

    private void awaitClosed(long count) {
        Awaitility.await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
            assertThat(running.metrics().closes(CloseReason.PEER_CLOSED).get()).isEqualTo(count);
            assertThat(running.server.connections()).isZero();
        });
    }
}
