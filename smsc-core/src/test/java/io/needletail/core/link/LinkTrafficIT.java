package io.needletail.core.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.route.RouteQuery;
import io.needletail.core.pipeline.ShardEvent.Kind;
import io.needletail.core.protocol.BindType;
import io.needletail.core.server.Pdus;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What flows over a bound link, in both directions. */
class LinkTrafficIT {
    private final FakeCarrier carrier = FakeCarrier.start();

    @AfterEach
    void close() {
        carrier.close();
    }

    private LinkWorld bound(LinkConfigs configs) {
        LinkWorld world = new LinkWorld(configs.make());
        await().until(() -> !world.seen(Kind.LINK_BOUND).isEmpty());
        return world;
    }

    private LinkWorld bound() {
        return bound(new LinkConfigs(carrier.host()));
    }

    private static byte[] deliver(int sequence, String source) {
        byte[] submit = Pdus.submit(sequence, "4900", "hello");
        ByteBuffer.wrap(submit).putInt(4, CommandId.DELIVER_SM);
        String text = new String(submit, StandardCharsets.ISO_8859_1).replace("1234", source);
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void shouldAnnounceABoundLinkWithWhatTheShardNeeds() {
        try (LinkWorld world = bound()) {
            LinkWorld.Seen seen = world.seen(Kind.LINK_BOUND).get(0);
            assertThat(seen.destination()).isEqualTo(world.destinations.find("carrier"));
            assertThat(seen.bind()).isEqualTo(RouteQuery.TRANSCEIVER);
            assertThat(seen.version()).isEqualTo(0x34);
            assertThat(seen.window()).isEqualTo(10);
            await().until(() -> world.status().state() == LinkState.BOUND);
            assertThat(world.status().session()).isEqualTo(seen.session());
            assertThat(world.status().carrierSystemId()).isEqualTo("fake");
        }
    }

    @Test
    void shouldBindEachType() {
        LinkConfigs configs = new LinkConfigs(carrier.host());
        configs.types = List.of(BindType.TRANSMITTER, BindType.RECEIVER);
        configs.binds = 2;
        try (LinkWorld world = new LinkWorld(configs.make())) {
            await().until(() -> world.seen(Kind.LINK_BOUND).size() == 4);
            assertThat(world.seen(Kind.LINK_BOUND))
                    .extracting(LinkWorld.Seen::bind)
                    .containsExactlyInAnyOrder(
                            RouteQuery.TRANSMITTER, RouteQuery.TRANSMITTER, RouteQuery.RECEIVER, RouteQuery.RECEIVER);
            assertThat(carrier.sessions)
                    .extracting(session -> session.bindCommand)
                    .containsExactlyInAnyOrder(
                            CommandId.BIND_TRANSMITTER,
                            CommandId.BIND_TRANSMITTER,
                            CommandId.BIND_RECEIVER,
                            CommandId.BIND_RECEIVER);
        }
    }

    @Test
    void shouldHandAnswersWithTheirIdsToTheShardThatAsked() {
        try (LinkWorld world = bound()) {
            int session = world.seen(Kind.LINK_BOUND).get(0).session();
            world.submit(session, 100);
            await().until(() -> world.seen(Kind.SUBMIT_ANSWER).size() == 100);
            assertThat(world.seen(Kind.SUBMIT_ANSWER)).allSatisfy(answer -> {
                assertThat(answer.status()).isZero();
                assertThat(answer.session()).isEqualTo(session);
                assertThat(answer.id()).isEqualTo("c" + answer.sequence());
            });
            assertThat(world.links.carriers().get(0).sum(metrics -> metrics.submits))
                    .isEqualTo(100);
            assertThat(world.links.carriers().get(0).metrics(0).answers(0).get())
                    .isEqualTo(100);
        }
    }

    @Test
    void shouldTakeIdsThatAreTooLongCutOffOrMissing() {
        carrier.answersSubmits = false;
        try (LinkWorld world = bound()) {
            world.submit(world.seen(Kind.LINK_BOUND).get(0).session(), 6);
            await().until(() -> carrier.received(CommandId.SUBMIT_SM).size() == 6);
            FakeCarrier.Session peer = carrier.bound();
            byte[] longId = "x".repeat(90).getBytes(StandardCharsets.US_ASCII);
            peer.send(Pdus.pdu(CommandId.SUBMIT_SM_RESP, 0, 1, longId));
            peer.send(Pdus.pdu(CommandId.SUBMIT_SM_RESP, 0, 3, new byte[] {'a', 'b'}));
            peer.send(Pdus.pdu(CommandId.SUBMIT_SM_RESP, CommandStatus.RTHROTTLED, 5, new byte[] {0}));
            peer.send(Pdus.header(CommandId.SUBMIT_SM_RESP, CommandStatus.RSYSERR, 7));
            peer.send(Pdus.header(CommandId.GENERIC_NACK, CommandStatus.RINVCMDLEN, 9));
            peer.send(Pdus.header(CommandId.SUBMIT_SM_RESP, 0x0400, 11));
            await().until(() -> world.seen(Kind.SUBMIT_ANSWER).size() == 6);
            List<LinkWorld.Seen> answers = world.seen(Kind.SUBMIT_ANSWER);
            assertThat(answers).extracting(LinkWorld.Seen::sequence).containsExactly(1, 3, 5, 7, 9, 11);
            assertThat(answers).extracting(LinkWorld.Seen::id).containsExactly("x".repeat(64), "ab", "", "", "", "");
            assertThat(answers)
                    .extracting(LinkWorld.Seen::status)
                    .containsExactly(
                            0, 0, CommandStatus.RTHROTTLED, CommandStatus.RSYSERR, CommandStatus.RINVCMDLEN, 0x0400);
        }
    }

    @Test
    void shouldTakeMessagesOfTheCarrierAndAnswerThemWithAnEmptyId() {
        try (LinkWorld world = bound()) {
            carrier.bound().send(deliver(77, "5678"));
            await().until(() -> !carrier.received(CommandId.DELIVER_SM_RESP).isEmpty());
            FakeCarrier.Received answer =
                    carrier.received(CommandId.DELIVER_SM_RESP).get(0);
            assertThat(answer.sequence()).isEqualTo(77);
            assertThat(answer.status()).isZero();
            assertThat(answer.body()).containsExactly(0);
            LinkWorld.Seen seen = world.seen(Kind.SUBMIT).get(0);
            assertThat(seen.commandId()).isEqualTo(CommandId.DELIVER_SM);
            assertThat(world.accounts.entry(seen.account()).account().systemId())
                    .isEqualTo("@carrier");
            assertThat(seen.bind()).isEqualTo(RouteQuery.TRANSCEIVER);
        }
    }

    @Test
    void shouldAnswerARefusedMessageOfTheCarrierWithItsStatusAndAnEmptyId() {
        try (LinkWorld world = bound()) {
            world.answerStatus = CommandStatus.RX_T_APPN;
            carrier.bound().send(deliver(78, "5678"));
            await().until(() -> !carrier.received(CommandId.DELIVER_SM_RESP).isEmpty());
            FakeCarrier.Received answer =
                    carrier.received(CommandId.DELIVER_SM_RESP).get(0);
            assertThat(answer.status()).isEqualTo(CommandStatus.RX_T_APPN);
            assertThat(answer.body()).containsExactly(0);
        }
    }

    @Test
    void shouldReadNoFurtherThanItsReceiveWindowAllows() {
        LinkConfigs configs = new LinkConfigs(carrier.host());
        configs.receiveWindow = 5;
        try (LinkWorld world = bound(configs)) {
            world.answerStatus = -1;
            for (int i = 1; i <= 20; i++) {
                carrier.bound().send(deliver(i, "5678"));
            }
            await().until(() -> world.seen(Kind.SUBMIT).size() == 5);
            await().during(java.time.Duration.ofMillis(200))
                    .until(() -> world.seen(Kind.SUBMIT).size() == 5);
        }
    }

    @Test
    void shouldTakeEachMessageOfTheCarrierOnceThoughTheRingIsFullForAWhile() {
        LinkConfigs configs = new LinkConfigs(carrier.host());
        configs.receiveWindow = 1_000;
        try (LinkWorld world = new LinkWorld(16, configs.make())) {
            await().until(() -> !world.seen(Kind.LINK_BOUND).isEmpty());
            world.hold();
            try {
                java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
                for (int i = 1; i <= 600; i++) {
                    all.writeBytes(deliver(i, "5678"));
                }
                carrier.bound().send(all.toByteArray());
                await().until(() -> world.server.metrics(0).ringPauses.get() > 0);
            } finally {
                world.letGo();
            }
            await().until(() -> carrier.received(CommandId.DELIVER_SM_RESP).size() >= 600);
            assertThat(carrier.received(CommandId.DELIVER_SM_RESP))
                    .extracting(FakeCarrier.Received::status)
                    .containsOnly(CommandStatus.ROK);
            assertThat(world.seen(Kind.SUBMIT))
                    .extracting(LinkWorld.Seen::sequence)
                    .doesNotHaveDuplicates()
                    .hasSize(600);
        }
    }

    @Test
    void shouldLoseNoAnswerWhenTheRingIsFullNotEvenWhenTheConnectionEnds() {
        carrier.answersSubmits = false;
        LinkConfigs configs = new LinkConfigs(carrier.host());
        try (LinkWorld world = new LinkWorld(16, configs.make())) {
            await().until(() -> !world.seen(Kind.LINK_BOUND).isEmpty());
            world.submit(world.seen(Kind.LINK_BOUND).get(0).session(), 200);
            await().until(() -> carrier.received(CommandId.SUBMIT_SM).size() == 200);
            world.hold();
            try {
                java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
                carrier.received(CommandId.SUBMIT_SM)
                        .forEach(pdu -> all.writeBytes(Pdus.pdu(
                                CommandId.SUBMIT_SM_RESP,
                                0,
                                pdu.sequence(),
                                ("c" + pdu.sequence() + "\0").getBytes(StandardCharsets.US_ASCII))));
                carrier.bound().send(all.toByteArray());
                await().until(() -> world.server.metrics(0).announcementsWaiting.get() > 0);
                world.links.close();
                assertThat(world.status().state()).isEqualTo(LinkState.STOPPED);
            } finally {
                world.letGo();
            }
            await().until(() -> !world.seen(Kind.LINK_CLOSED).isEmpty());
            List<Kind> kinds = world.seen.stream().map(LinkWorld.Seen::kind).toList();
            assertThat(world.seen(Kind.SUBMIT_ANSWER))
                    .hasSize(200)
                    .allSatisfy(answer -> assertThat(answer.id()).isEqualTo("c" + answer.sequence()));
            assertThat(kinds.lastIndexOf(Kind.SUBMIT_ANSWER)).isLessThan(kinds.indexOf(Kind.LINK_CLOSED));
        }
    }
}
