package io.needletail.core.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One client, one shard: from bind to answer. */
class SubmitPathIT {
    private RunningServer running;

    @BeforeEach
    void start() {
        running = RunningServer.setup().start();
    }

    @AfterEach
    void stop() {
        running.close();
        assertThat(running.shard().failures).isEmpty();
    }

    @Test
    void shouldAnswerASubmitWithTheIdTheShardGave() {
        try (Peer peer = Peer.bound(running.port(), CommandId.BIND_TRANSCEIVER, "acme")) {
            Peer.Received answer = peer.send(Pdus.submit(7)).read();
            assertThat(answer.commandId()).isEqualTo(CommandId.SUBMIT_SM_RESP);
            assertThat(answer.status()).isZero();
            assertThat(answer.sequence()).isEqualTo(7);
            assertThat(new String(answer.body(), StandardCharsets.US_ASCII)).isEqualTo("id7\0");
        }
    }

    @Test
    void shouldKeepTheOrderOfPdusPipelinedBehindABind() {
        try (Peer peer = Peer.connect(running.port())) {
            peer.send(Pdus.join(
                    Pdus.bind(CommandId.BIND_TRANSMITTER, "acme", 1),
                    Pdus.submit(2),
                    Pdus.submit(3),
                    Pdus.header(CommandId.ENQUIRE_LINK, 0, 4)));
            assertThat(peer.read().commandId()).isEqualTo(CommandId.BIND_TRANSMITTER | CommandId.RESPONSE);
            Set<Integer> submitsAnswered = new HashSet<>();
            for (int i = 0; i < 3; i++) {
                Peer.Received answer = peer.read();
                assertThat(answer.status()).isZero();
                submitsAnswered.add(answer.sequence());
            }
            assertThat(submitsAnswered).containsExactlyInAnyOrder(2, 3, 4);
        }
    }

    @Test
    void shouldUnderstandAStreamSplitAtEveryOctet() {
        byte[] stream = Pdus.join(Pdus.submit(1), Pdus.header(CommandId.ENQUIRE_LINK, 0, 2), Pdus.submit(3));
        try (Peer peer = Peer.bound(running.port(), CommandId.BIND_TRANSMITTER, "acme")) {
            for (int split = 1; split < stream.length; split++) {
                peer.send(Arrays.copyOfRange(stream, 0, split));
                peer.send(Arrays.copyOfRange(stream, split, stream.length));
                for (int i = 0; i < 3; i++) {
                    assertThat(peer.read().status()).isZero();
                }
            }
        }
    }

    @Test
    void shouldRefuseAMalformedMessageWithItsOwnStatusAndKeepTheLink() {
        byte[] bad = Pdus.submit(5, "this-address-is-much-too-long", "x");
        try (Peer peer = Peer.bound(running.port(), CommandId.BIND_TRANSMITTER, "acme")) {
            Peer.Received refusal = peer.send(bad).read();
            assertThat(refusal.commandId()).isEqualTo(CommandId.SUBMIT_SM_RESP);
            assertThat(refusal.status()).isEqualTo(CommandStatus.RINVDSTADR);
            assertThat(refusal.body()).isEmpty();
            assertThat(peer.send(Pdus.submit(6)).read().status()).isZero();
        }
    }

    @Test
    void shouldAnswerThousandsOfPipelinedSubmitsOnceEach() {
        int count = 20_000;
        try (Peer peer = Peer.bound(running.port(), CommandId.BIND_TRANSCEIVER, "acme")) {
            Thread writer = new Thread(() -> peer.send(Pdus.submits(1, count)));
            writer.start();
            Set<Integer> answered = new HashSet<>();
            for (int i = 0; i < count; i++) {
                assertThat(answered.add(peer.read().sequence())).isTrue();
            }
            assertThat(answered).hasSize(count);
        }
    }
}
