package io.needletail.core.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.needletail.api.account.Account;
import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.core.session.CloseReason;
import io.needletail.core.session.SessionTimeouts;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From shard to receiver and back, over real sockets. */
class DeliverPathIT {
    private RunningServer running = RunningServer.setup().start();

    @AfterEach
    void stop() {
        running.close();
        for (LoopbackShard shard : running.shards) {
            assertThat(shard.failures).isEmpty();
        }
    }

    private void restart(RunningServer.Setup setup) {
        running.close();
        running = setup.start();
    }

    private LoopbackShard.Receiver awaitReceiver(LoopbackShard shard) {
        await().until(() -> !shard.bound.isEmpty());
        return shard.bound.get(shard.bound.size() - 1);
    }

    @Test
    void shouldBringEachAnswerToTheShardThatAsked() {
        RunningServer.Setup setup = RunningServer.setup();
        setup.shards = 3;
        setup.loops = 2;
        restart(setup);
        try (Peer peer = Peer.bound(running.port(), CommandId.BIND_RECEIVER, "acme")) {
            for (LoopbackShard shard : running.shards) {
                LoopbackShard.Receiver receiver = awaitReceiver(shard);
                assertThat(receiver.window()).isEqualTo(3);
                shard.deliver(receiver, 100, 40);
            }
            for (int i = 0; i < 300; i++) {
                Peer.Received deliver = peer.read();
                assertThat(deliver.commandId()).isEqualTo(CommandId.DELIVER_SM);
                peer.send(Pdus.pdu(CommandId.DELIVER_SM_RESP, 0, deliver.sequence(), new byte[1]));
            }
            for (LoopbackShard shard : running.shards) {
                await().untilAsserted(() -> assertThat(shard.answers).hasSize(100));
                Set<Integer> sequences = new HashSet<>();
                shard.answers.forEach(answer -> sequences.add(answer.sequence()));
                assertThat(sequences).hasSize(100);
            }
        }
    }

    @Test
    void shouldSpreadMessagesOverShardsByDestination() {
        RunningServer.Setup setup = RunningServer.setup();
        setup.shards = 4;
        restart(setup);
        for (LoopbackShard shard : running.shards) {
            shard.keepDestinations = true;
        }
        try (Peer peer = Peer.bound(running.port(), CommandId.BIND_TRANSMITTER, "acme")) {
            for (int round = 0; round < 2; round++) {
                for (int i = 0; i < 100; i++) {
                    peer.send(Pdus.submit(i + 1, "4670000" + (1000 + i), "x"));
                }
                for (int i = 0; i < 100; i++) {
                    assertThat(peer.read().status()).isZero();
                }
            }
        }
        Set<String> all = new HashSet<>();
        for (LoopbackShard shard : running.shards) {
            Set<String> own = new HashSet<>(shard.destinations);
            assertThat(own).hasSizeBetween(10, 45);
            assertThat(shard.destinations).hasSize(2 * own.size());
            assertThat(all.addAll(own)).isTrue();
        }
        assertThat(all).hasSize(100);
    }

    @Test
    void shouldCloseAPeerThatDoesNotReadAndLeaveOthersAlone() {
        SessionTimeouts usual = SessionTimeouts.usual();
        RunningServer.Setup setup = RunningServer.setup();
        setup.limits = new Account("template", 0, 100, 100_000, 0);
        setup.timeouts = new SessionTimeouts(
                usual.sessionInit(),
                usual.enquireLink(),
                usual.response(),
                usual.inactivity(),
                usual.unbind(),
                Duration.ofMillis(500),
                usual.linger());
        restart(setup);
        try (Peer deaf = new Peer(running.port(), 4096);
                Peer good = Peer.bound(running.port(), CommandId.BIND_TRANSCEIVER, "good")) {
            LoopbackShard.Receiver other = awaitReceiver(running.shard());
            deaf.send(Pdus.bind(CommandId.BIND_RECEIVER, "deaf", 1)).read();
            await().until(() -> running.shard().bound.size() == 2);
            LoopbackShard.Receiver receiver = awaitReceiver(running.shard());
            assertThat(receiver.session()).isNotEqualTo(other.session());
            await().pollInterval(Duration.ofMillis(10)).untilAsserted(() -> {
                running.shard().deliver(receiver, 200, 2_000);
                assertThat(good.send(Pdus.submit(7)).read().status()).isZero();
                assertThat(running.metrics().closes(CloseReason.SLOW_READER).get())
                        .isOne();
            });
            await().until(() -> running.shard().closed.contains(receiver.session()));
            assertThat(good.send(Pdus.submit(8)).read().status()).isZero();
        }
    }

    @Test
    void shouldRefuseAndGoOnWhenTheShardStandsStill() {
        RunningServer.Setup setup = RunningServer.setup();
        setup.limits = new Account("template", 0, 10_000, 10, 0);
        setup.ringSize = 64;
        restart(setup);
        try (Peer peer = Peer.bound(running.port(), CommandId.BIND_TRANSMITTER, "acme")) {
            running.shard().hold();
            try {
                peer.send(Pdus.submits(1, 200));
                assertThat(peer.read().status()).isEqualTo(CommandStatus.RMSGQFUL);
            } finally {
                running.shard().letGo();
            }
            for (int i = 1; i < 200; i++) {
                assertThat(peer.read().status()).isIn(CommandStatus.ROK, CommandStatus.RMSGQFUL);
            }
            await().untilAsserted(() -> {
                assertThat(peer.send(Pdus.submit(999)).read().status()).isZero();
            });
            assertThat(running.metrics().ringFullRefusals.get()).isPositive();
            assertThat(running.metrics().unanswered.get()).isZero();
        }
    }

    @Test
    void shouldAnswerEverythingAndThenUnbindItsPeersWhenItStops() {
        try (Peer peer = Peer.bound(running.port(), CommandId.BIND_TRANSCEIVER, "acme");
                Peer idle = Peer.bound(running.port(), CommandId.BIND_RECEIVER, "acme")) {
            running.shard().withholdAnswers = true;
            peer.send(Pdus.submits(10, 5));
            await().until(() -> running.shard().submits.get() == 5);
            Thread stop = new Thread(running.server::close);
            stop.start();
            Peer.Received idled = idle.read();
            assertThat(idled.commandId()).isEqualTo(CommandId.UNBIND);
            idle.send(Pdus.header(CommandId.UNBIND_RESP, 0, idled.sequence()));
            assertThat(idle.readsEnd()).isTrue();
            running.shard().answerWithheld();
            for (int i = 0; i < 5; i++) {
                assertThat(peer.read().commandId()).isEqualTo(CommandId.SUBMIT_SM_RESP);
            }
            Peer.Received unbind = peer.read();
            assertThat(unbind.commandId()).isEqualTo(CommandId.UNBIND);
            peer.send(Pdus.header(CommandId.UNBIND_RESP, 0, unbind.sequence()));
            assertThat(peer.readsEnd()).isTrue();
            await().until(() -> !stop.isAlive());
        }
    }
}
