package io.needletail.core.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.needletail.api.metric.Counter;
import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.core.pipeline.ShardEvent.Kind;
import io.needletail.core.server.Pdus;
import io.needletail.core.session.CloseReason;
import io.needletail.core.session.LinkMetrics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A link when things go wrong, and when it ends. */
class LinkLifeIT {
    private final FakeCarrier carrier = FakeCarrier.start();

    @AfterEach
    void close() {
        carrier.close();
    }

    private LinkConfigs configs() {
        return new LinkConfigs(carrier.host());
    }

    private static LinkWorld bound(LinkConfigs configs) {
        LinkWorld world = new LinkWorld(configs.make());
        awaitBound(world, 1);
        return world;
    }

    private static void awaitBound(LinkWorld world, int times) {
        await().until(() -> world.seen(Kind.LINK_BOUND).size() >= times);
    }

    private static long sum(LinkWorld world, Function<LinkMetrics, Counter> counter) {
        return world.links.carriers().get(0).sum(counter);
    }

    private static long closes(LinkWorld world, CloseReason reason) {
        return sum(world, metrics -> metrics.closes(reason));
    }

    /** A port on which nothing listens. */
    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void shouldBindAgainWhenTheConnectionBreaksAndTellTheShardsInOrder() {
        try (LinkWorld world = bound(configs())) {
            for (int round = 2; round <= 4; round++) {
                carrier.dropAll();
                awaitBound(world, round);
            }
            List<LinkWorld.Seen> seen = world.seen;
            assertThat(seen).hasSize(7);
            for (int i = 0; i < 6; i += 2) {
                assertThat(seen.get(i).kind()).isEqualTo(Kind.LINK_BOUND);
                assertThat(seen.get(i + 1).kind()).isEqualTo(Kind.LINK_CLOSED);
                assertThat(seen.get(i + 1).session()).isEqualTo(seen.get(i).session());
                assertThat(seen.get(i + 2).session()).isNotEqualTo(seen.get(i).session());
            }
        }
    }

    @Test
    void shouldMakeOneConnectionWhenThePasswordIsWrongHoweverManyBindsThereAre() {
        carrier.bindStatus = number -> CommandStatus.RINVPASWD;
        LinkConfigs configs = configs();
        configs.binds = 8;
        try (LinkWorld world = new LinkWorld(configs.make())) {
            await().until(() -> world.links.carriers().get(0).count(LinkState.REFUSED) == 8);
            await().during(Duration.ofMillis(500)).until(() -> carrier.connects.get() == 1);
            assertThat(world.status().lastError()).contains("ESME_RINVPASWD");
            assertThat(sum(world, metrics -> metrics.bindsRefused(CommandStatus.RINVPASWD)))
                    .isOne();
            assertThat(world.seen).isEmpty();
        }
    }

    @Test
    void shouldTryAgainAfterAWrongPasswordOnceItsLongWaitIsOver() {
        carrier.bindStatus = number -> number == 1 ? CommandStatus.RBINDFAIL : 0;
        LinkConfigs configs = configs();
        configs.refused = Duration.ofMillis(300);
        configs.binds = 3;
        try (LinkWorld world = new LinkWorld(configs.make())) {
            awaitBound(world, 3);
            assertThat(carrier.connects).hasValue(4);
        }
    }

    @Test
    void shouldKeepTheBindsThatAreGrantedWhenOneTooManyIsRefused() {
        carrier.bindStatus = number -> number <= 2 ? 0 : CommandStatus.RBINDFAIL;
        LinkConfigs configs = configs();
        configs.binds = 3;
        try (LinkWorld world = new LinkWorld(configs.make())) {
            CarrierLinks links = world.links.carriers().get(0);
            await().until(() -> links.count(LinkState.REFUSED) == 1 && links.count(LinkState.BOUND) == 2);
            carrier.bindStatus = number -> 0;
            carrier.dropAll();
            awaitBound(world, 4);
            assertThat(links.count(LinkState.REFUSED)).isOne();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {CommandStatus.RALYBND, CommandStatus.RTHROTTLED, CommandStatus.RSYSERR, 0x0450})
    void shouldTryAgainSoonAfterARefusalThatPasses(int status) {
        carrier.bindStatus = number -> number <= 2 ? status : 0;
        try (LinkWorld world = bound(configs())) {
            assertThat(carrier.connects).hasValue(3);
            assertThat(sum(world, metrics -> metrics.bindsRefused(status))).isEqualTo(2);
        }
    }

    @Test
    void shouldGoToTheBackupHostAndComeBackToThePrimary() {
        int port = freePort();
        LinkConfigs configs = new LinkConfigs(new LinkHost("127.0.0.1", port), carrier.host());
        configs.backToPrimary = Duration.ofMillis(100);
        try (LinkWorld world = bound(configs)) {
            // It looks for the primary all the time, and says so.
            await().until(() -> world.status().host().equals(carrier.host().toString()));
            try (FakeCarrier primary = FakeCarrier.on(port)) {
                await().until(() -> primary.boundCount() == 1);
                await().until(() -> world.status().host().endsWith(":" + port));
                assertThat(carrier.received(CommandId.UNBIND)).hasSize(1);
                assertThat(closes(world, CloseReason.BACK_TO_PRIMARY)).isOne();
            }
        }
    }

    @Test
    void shouldGiveUpOnACarrierThatDoesNotAnswerTheBind() {
        carrier.answersBinds = false;
        LinkConfigs configs = configs();
        configs.bind = Duration.ofMillis(200);
        try (LinkWorld world = new LinkWorld(configs.make())) {
            await().until(() -> closes(world, CloseReason.BIND_TIMEOUT) >= 2);
            carrier.answersBinds = true;
            awaitBound(world, 1);
        }
    }

    @Test
    void shouldCloseAndBindAgainWhenEnquireLinkIsNotAnswered() {
        carrier.answersEnquiries = false;
        LinkConfigs configs = configs();
        configs.enquireLink = Duration.ofMillis(100);
        configs.enquireLinkResponse = Duration.ofMillis(200);
        try (LinkWorld world = bound(configs)) {
            await().until(() -> closes(world, CloseReason.ENQUIRE_LINK_TIMEOUT) >= 1);
            awaitBound(world, 2);
            carrier.answersEnquiries = true;
            long before = carrier.received(CommandId.ENQUIRE_LINK).size();
            await().until(() -> carrier.received(CommandId.ENQUIRE_LINK).size() > before + 3);
            assertThat(world.status().state()).isEqualTo(LinkState.BOUND);
        }
    }

    @Test
    void shouldCloseACarrierThatNeverReadsAndBindAgain() {
        LinkConfigs configs = configs();
        configs.window = 10_000;
        configs.enquireLinkResponse = Duration.ofMillis(500);
        try (LinkWorld world = bound(configs)) {
            carrier.reading = new java.util.concurrent.CountDownLatch(1);
            int session = world.seen(Kind.LINK_BOUND).get(0).session();
            for (int i = 0; i < 400 && closes(world, CloseReason.SLOW_READER) == 0; i++) {
                world.submitIfRoom(session, 1_000);
                await().pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(5))
                        .until(world::idle);
            }
            await().until(() -> closes(world, CloseReason.SLOW_READER) == 1);
            carrier.reading.countDown();
            awaitBound(world, 2);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\n\r\n",
                "\0\0\0\17\200\0\0\4\0\0\0\0\0\0\0\1",
                "\0\2\0\0\200\0\0\4\0\0\0\0\0\0\0\1"
            })
    void shouldCloseAStreamThatIsNotSmppAndBindAgain(String octets) {
        try (LinkWorld world = bound(configs())) {
            carrier.bound().send(octets.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
            await().until(() -> closes(world, CloseReason.BAD_COMMAND_LENGTH) == 1);
            awaitBound(world, 2);
        }
    }

    @Test
    void shouldRefuseWhatACarrierHasNoBusinessToSendAndStayBound() {
        try (LinkWorld world = bound(configs())) {
            FakeCarrier.Session peer = carrier.bound();
            peer.send(Pdus.header(0x777, 0, 21));
            peer.send(Pdus.submit(22));
            peer.send(Pdus.header(CommandId.ALERT_NOTIFICATION, 0, 23));
            peer.send(Pdus.header(CommandId.SUBMIT_SM_RESP, 0, 999));
            peer.send(Pdus.header(CommandId.DELIVER_SM, 0, 24));
            peer.send(Pdus.header(CommandId.ENQUIRE_LINK, 0, 25));
            await().until(() -> !carrier.received(CommandId.ENQUIRE_LINK_RESP).isEmpty());
            assertThat(carrier.received(CommandId.GENERIC_NACK))
                    .extracting(FakeCarrier.Received::sequence)
                    .containsExactly(21, 22);
            FakeCarrier.Received refusal =
                    carrier.received(CommandId.DELIVER_SM_RESP).get(0);
            assertThat(refusal.sequence()).isEqualTo(24);
            assertThat(refusal.status()).isEqualTo(CommandStatus.RINVCMDLEN);
            assertThat(refusal.body()).containsExactly(0);
            assertThat(sum(world, metrics -> metrics.ignored)).isOne();
            assertThat(world.status().state()).isEqualTo(LinkState.BOUND);
        }
    }

    @Test
    void shouldAnswerAnUnbindOfTheCarrierOnceItHasAnsweredWhatItHas() {
        carrier.answersSubmits = false;
        try (LinkWorld world = bound(configs())) {
            world.submit(world.seen(Kind.LINK_BOUND).get(0).session(), 1);
            await().until(() -> !carrier.received(CommandId.SUBMIT_SM).isEmpty());
            FakeCarrier.Session peer = carrier.bound();
            peer.send(Pdus.header(CommandId.UNBIND, 0, 31));
            peer.send(Pdus.header(CommandId.SUBMIT_SM_RESP, 0, 1));
            await().until(() -> !carrier.received(CommandId.UNBIND_RESP).isEmpty());
            awaitBound(world, 2);
            assertThat(world.seen)
                    .extracting(LinkWorld.Seen::kind)
                    .containsExactly(Kind.LINK_BOUND, Kind.SUBMIT_ANSWER, Kind.LINK_CLOSED, Kind.LINK_BOUND);
        }
    }

    @Test
    void shouldWaitForAnswersThenUnbindWhenTheServerStops() throws InterruptedException {
        carrier.answersSubmits = false;
        LinkConfigs configs = configs();
        configs.unbind = Duration.ofSeconds(5);
        try (LinkWorld world = bound(configs)) {
            world.submit(world.seen(Kind.LINK_BOUND).get(0).session(), 1);
            await().until(() -> !carrier.received(CommandId.SUBMIT_SM).isEmpty());
            Thread stopping = new Thread(world.links::close);
            stopping.start();
            await().during(Duration.ofMillis(200))
                    .until(() -> carrier.received(CommandId.UNBIND).isEmpty());
            carrier.bound().send(Pdus.header(CommandId.SUBMIT_SM_RESP, 0, 1));
            stopping.join();
            assertThat(carrier.received(CommandId.UNBIND)).hasSize(1);
            assertThat(world.status().state()).isEqualTo(LinkState.STOPPED);
            await().until(() -> world.seen.size() == 3);
            assertThat(world.seen)
                    .extracting(LinkWorld.Seen::kind)
                    .containsExactly(Kind.LINK_BOUND, Kind.SUBMIT_ANSWER, Kind.LINK_CLOSED);
        }
    }

    @Test
    void shouldStopInTimeWhateverACarrierDoesNotAnswer() {
        carrier.answersSubmits = false;
        carrier.answersUnbinds = false;
        LinkConfigs configs = configs();
        configs.unbind = Duration.ofMillis(300);
        try (LinkWorld world = bound(configs)) {
            world.submit(world.seen(Kind.LINK_BOUND).get(0).session(), 1);
            await().until(() -> !carrier.received(CommandId.SUBMIT_SM).isEmpty());
            long began = System.nanoTime();
            world.links.close();
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
            await().until(() -> !carrier.received(CommandId.UNBIND).isEmpty());
            assertThat(world.status().state()).isEqualTo(LinkState.STOPPED);
        }
    }

    @Test
    void shouldStopWhileItWaitsForTheNextAttempt() {
        LinkConfigs configs = new LinkConfigs(new LinkHost("127.0.0.1", freePort()));
        try (LinkWorld world = new LinkWorld(configs.make())) {
            await().until(() -> sum(world, metrics -> metrics.connectFailures) >= 2);
            assertThat(world.status().lastError()).contains("onnection refused");
            world.links.close();
            long attempts = sum(world, metrics -> metrics.connectFailures);
            await().during(Duration.ofMillis(500))
                    .until(() -> sum(world, metrics -> metrics.connectFailures) == attempts);
        }
    }
}
