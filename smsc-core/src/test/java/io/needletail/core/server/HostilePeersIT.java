package io.needletail.core.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.needletail.api.account.Account;
import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.time.Clock;
import io.needletail.core.account.AccountRegistry;
import io.needletail.core.pipeline.ShardRing;
import io.needletail.core.session.CloseReason;
import io.needletail.core.session.SessionConfig;
import java.net.BindException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What arrives at an open port, over real sockets, and that a good client works throughout. */
class HostilePeersIT {
    private RunningServer running = RunningServer.setup().start();

    @AfterEach
    void stop() {
        running.close();
        assertThat(running.shard().failures).isEmpty();
    }

    private void restart(RunningServer.Setup setup) {
        running.close();
        running = setup.start();
    }

    private void assertGoodClientWorks() {
        try (Peer good = Peer.bound(running.port(), CommandId.BIND_TRANSCEIVER, "good")) {
            assertThat(good.send(Pdus.submit(5)).read().status()).isZero();
        }
    }

    @Test
    void shouldServeAGoodClientBesideAThousandHalfOpenConnections() {
        List<Peer> halfOpen = new ArrayList<>();
        try {
            for (int i = 0; i < 1000; i++) {
                Peer peer = Peer.connect(running.port());
                halfOpen.add(peer);
                if (i % 2 == 0) {
                    peer.send(new byte[] {0, 0, 0});
                }
            }
            assertGoodClientWorks();
        } finally {
            halfOpen.forEach(Peer::close);
        }
        await().untilAsserted(() -> assertThat(running.server.connections()).isZero());
        // Counted in another place of the same loop, a moment later.
        await().untilAsserted(
                        () -> assertThat(running.metrics().connections.get()).isZero());
        assertThat(running.metrics().failures.get()).isZero();
    }

    @Test
    void shouldAnswerGarbageAndCloseEvenWhenTheGarbageGoesOn() {
        byte[] garbage = new byte[200_000];
        new Random(1).nextBytes(garbage);
        garbage[0] = 0x7F;
        try (Peer peer = Peer.connect(running.port())) {
            Peer.Received answer = peer.send(garbage).read();
            assertThat(answer.commandId()).isEqualTo(CommandId.GENERIC_NACK);
            assertThat(answer.status()).isEqualTo(CommandStatus.RINVCMDLEN);
            assertThat(answer.sequence()).isZero();
            assertThat(peer.readsEnd()).isTrue();
        }
        await().untilAsserted(() -> assertThat(
                        running.metrics().closes(CloseReason.BAD_COMMAND_LENGTH).get())
                .isOne());
        assertGoodClientWorks();
    }

    @Test
    void shouldNotAllocateForACommandLengthOfTwoGigabytes() {
        try (Peer peer = Peer.bound(running.port(), CommandId.BIND_TRANSMITTER, "acme")) {
            peer.send(ByteBuffer.allocate(4).putInt(Integer.MAX_VALUE).array());
            assertThat(peer.read().status()).isEqualTo(CommandStatus.RINVCMDLEN);
            assertThat(peer.readsEnd()).isTrue();
        }
    }

    @Test
    void shouldTakeProbesAndResetsWithoutAFailure() {
        for (int i = 0; i < 50; i++) {
            Peer.connect(running.port()).close();
            Peer.connect(running.port()).reset();
            Peer.bound(running.port(), CommandId.BIND_TRANSCEIVER, "acme")
                    .send(Pdus.submit(2))
                    .reset();
        }
        await().untilAsserted(() -> assertThat(running.server.connections()).isZero());
        assertThat(running.metrics().failures.get()).isZero();
        await().untilAsserted(() -> assertThat(running.shard().closed).hasSize(50));
        assertThat(running.shard().bound).hasSize(50);
    }

    @Test
    void shouldHoldTheConnectionLimitAndTellTheOneTooMany() {
        RunningServer.Setup setup = RunningServer.setup();
        setup.maxConnections = 2;
        restart(setup);
        try (Peer first = Peer.bound(running.port(), CommandId.BIND_TRANSMITTER, "one");
                Peer second = Peer.bound(running.port(), CommandId.BIND_TRANSMITTER, "two");
                Peer third = Peer.connect(running.port())) {
            Peer.Received refusal = third.send(Pdus.bind(CommandId.BIND_TRANSMITTER, "three", 9))
                    .read();
            assertThat(refusal.status()).isEqualTo(CommandStatus.RBINDFAIL);
            assertThat(refusal.sequence()).isEqualTo(9);
            assertThat(third.readsEnd()).isTrue();
            assertThat(running.server.connections()).isEqualTo(2);
            assertThat(first.send(Pdus.submit(2)).read().status()).isZero();
            assertThat(second.send(Pdus.submit(2)).read().status()).isZero();
        }
        await().untilAsserted(() -> assertThat(running.server.connections()).isZero());
        assertGoodClientWorks();
    }

    @Test
    void shouldGiveBackABindHoweverTheSessionEnds() {
        RunningServer.Setup setup = RunningServer.setup();
        setup.limits = new Account("template", 1, 10, 10, 0);
        restart(setup);
        for (int i = 0; i < 100; i++) {
            Peer peer = awaitBind("acme");
            switch (i % 5) {
                case 0 -> peer.close();
                case 1 -> peer.reset();
                case 2 -> peer.send(Pdus.header(CommandId.UNBIND, 0, 2)).read();
                case 3 ->
                    peer.send(Pdus.join(Pdus.submit(3), new byte[] {0, 0, 0, 1}))
                            .read();
                default -> peer.send(Pdus.join(Pdus.submit(3), Pdus.header(CommandId.UNBIND, 0, 2)));
            }
            peer.close();
        }
        awaitBind("acme").close();
        // A connection closed while its bind is being verified.
        for (int i = 0; i < 100; i++) {
            Peer.connect(running.port())
                    .send(Pdus.bind(CommandId.BIND_TRANSCEIVER, "acme", 1))
                    .reset();
        }
        awaitBind("acme").close();
    }

    private Peer awaitBind(String systemId) {
        return await().ignoreExceptions().until(() -> tryBind(systemId), peer -> peer != null);
    }

    private Peer tryBind(String systemId) {
        Peer peer = Peer.connect(running.port());
        if (peer.send(Pdus.bind(CommandId.BIND_TRANSCEIVER, systemId, 1)).read().status() == 0) {
            return peer;
        }
        peer.close();
        throw new IllegalStateException("not yet");
    }

    @Test
    void shouldNameHostAndPortWhenThePortIsTaken() {
        SmppServerConfig taken = SmppServerConfig.usual("127.0.0.1", running.port(), SessionConfig.usual("needletail"));
        IoLoops loops = new IoLoops(1, 1, 1 << 20);
        assertThatThrownBy(() -> SmppServer.start(
                        taken,
                        loops,
                        (loop, outboxes) -> new ShardRing[] {running.shard().ring()},
                        new AccountRegistry(new Account("", 0, 1, 1, 0)),
                        new RunningServer.Setup().directory,
                        Clock.system()))
                .isInstanceOf(BindException.class)
                .hasMessage("cannot listen on 127.0.0.1:" + running.port() + ": Address already in use");
        assertGoodClientWorks();
    }
}
