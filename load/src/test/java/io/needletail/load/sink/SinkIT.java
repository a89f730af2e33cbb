package io.needletail.load.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.core.protocol.BindType;
import io.needletail.load.sink.account.SinkCount;
import io.needletail.load.sink.plan.AnswerPlan;
import io.needletail.load.sink.plan.Credentials;
import io.needletail.load.sink.plan.DeliverPlan;
import io.needletail.load.sink.plan.IdForm;
import io.needletail.load.sink.plan.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Binds, answers and what is not allowed, over real sockets. */
class SinkIT {
    private static final int SUBMIT_RESP = CommandId.SUBMIT_SM_RESP;

    @RegisterExtension
    private final SinkFixture sink = new SinkFixture();

    @TempDir
    private Path directory;

    @Test
    void shouldAnswerASubmitWithAscendingIds() throws IOException {
        sink.start(AnswerPlan.acceptAll(), DeliverPlan.nothing());
        try (SinkPeer peer = SinkPeer.transceiver(sink.port())) {
            peer.send(SinkPeer.submit(7, "one", 1)).send(SinkPeer.submit(8, "two", 1));

            SinkPeer.Received first = peer.read(SUBMIT_RESP);
            assertThat(first.sequence()).isEqualTo(7);
            assertThat(first.messageId()).isEqualTo("1");
            assertThat(peer.read(SUBMIT_RESP).messageId()).isEqualTo("2");
        }
        assertThat(sink.count(SinkCount.ACCEPTED)).isEqualTo(2);
        assertThat(sink.count(SinkCount.RECEIPTS_ASKED)).isZero();
    }

    @Test
    void shouldWriteIdsInTheFormAskedFor() throws IOException {
        AnswerPlan plan = new AnswerPlan(Duration.ZERO, Refusal.none(), 0, new IdForm("up-", true));
        sink.start(plan, DeliverPlan.receiptsAtOnce());
        try (SinkPeer peer = SinkPeer.transceiver(sink.port())) {
            String id = "";
            for (int i = 1; i <= 12; i++) {
                id = peer.send(SinkPeer.submit(i, "x", 0)).read(SUBMIT_RESP).messageId();
            }
            assertThat(id).isEqualTo("up-C");
            peer.send(SinkPeer.submit(13, "x", 1));
            assertThat(peer.read(SUBMIT_RESP).messageId()).isEqualTo("up-D");
            assertThat(peer.readAndAnswer(0).text()).startsWith("id:up-D sub:001 dlvrd:001");
        }
    }

    @Test
    void shouldTakeAnyPiecesOfTheStream() throws IOException {
        sink.start(AnswerPlan.acceptAll(), DeliverPlan.nothing());
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        for (int i = 1; i <= 300; i++) {
            stream.write(SinkPeer.submit(i, "x".repeat(random.nextInt(160)), 0));
        }
        byte[] octets = stream.toByteArray();
        try (SinkPeer peer = SinkPeer.transceiver(sink.port())) {
            for (int at = 0; at < octets.length; ) {
                int count = Math.min(1 + random.nextInt(700), octets.length - at);
                peer.send(java.util.Arrays.copyOfRange(octets, at, at + count));
                at += count;
            }
            for (int i = 1; i <= 300; i++) {
                assertThat(peer.read(SUBMIT_RESP).sequence())
                        .as("seed %d", seed)
                        .isEqualTo(i);
            }
        }
    }

    @Test
    void shouldRefuseTheShareAskedFor() throws IOException {
        sink.start(
                new AnswerPlan(Duration.ZERO, Refusal.parse("30%:ESME_RTHROTTLED"), 0, IdForm.decimal()),
                DeliverPlan.nothing());
        try (SinkPeer peer = SinkPeer.transceiver(sink.port())) {
            for (int i = 1; i <= 1000; i++) {
                peer.send(SinkPeer.submit(i, "x", 0)).read(SUBMIT_RESP);
            }
        }
        assertThat(sink.figures().statuses()).containsOnlyKeys(CommandStatus.RTHROTTLED);
        assertThat(sink.count(SinkCount.REFUSED)).isBetween(230L, 370L);
        assertThat(sink.count(SinkCount.ACCEPTED) + sink.count(SinkCount.REFUSED))
                .isEqualTo(1000);
    }

    @Test
    void shouldThrottleBeyondTheRate() throws IOException {
        sink.start(new AnswerPlan(Duration.ZERO, Refusal.none(), 20, IdForm.decimal()), DeliverPlan.nothing());
        try (SinkPeer peer = SinkPeer.transceiver(sink.port())) {
            int last = 0;
            for (int i = 1; i <= 100 && last == 0; i++) {
                last = peer.send(SinkPeer.submit(i, "x", 0)).read(SUBMIT_RESP).status();
            }
            assertThat(last).isEqualTo(CommandStatus.RTHROTTLED);
        }
    }

    @Test
    void shouldTakeOnlyTheBindItWasToldOf() throws IOException {
        sink.start(new Credentials("esme", "secret"), AnswerPlan.acceptAll(), DeliverPlan.nothing());
        try (SinkPeer peer = new SinkPeer(sink.port())) {
            assertThat(peer.send(SinkPeer.bind(BindType.TRANSCEIVER, "other", "secret", 0x34))
                            .read()
                            .status())
                    .isEqualTo(CommandStatus.RINVSYSID);
            assertThat(peer.send(SinkPeer.bind(BindType.TRANSCEIVER, "esme", "wrong", 0x34))
                            .read()
                            .status())
                    .isEqualTo(CommandStatus.RINVPASWD);
            assertThat(peer.send(SinkPeer.submit(1, "x", 0)).read(SUBMIT_RESP).status())
                    .isEqualTo(CommandStatus.RINVBNDSTS);
            assertThat(peer.send(SinkPeer.bind(BindType.TRANSCEIVER, "esme", "secret", 0x34))
                            .read()
                            .status())
                    .isZero();
        }
    }

    @Test
    void shouldAnswerWhatItDoesNotServe() throws IOException {
        sink.start(AnswerPlan.acceptAll(), DeliverPlan.nothing());
        try (SinkPeer peer = SinkPeer.transceiver(sink.port())) {
            SinkPeer.Received nack =
                    peer.send(SinkPeer.header(CommandId.QUERY_SM, 0, 9)).read(CommandId.GENERIC_NACK);
            assertThat(nack.status()).isEqualTo(CommandStatus.RINVCMDID);
            assertThat(nack.sequence()).isEqualTo(9);

            byte[] cut = SinkPeer.submit(10, "x", 0);
            byte[] malformed = java.util.Arrays.copyOf(cut, 30);
            ByteBuffer.wrap(malformed).putInt(30);
            assertThat(peer.send(malformed).read(SUBMIT_RESP).status()).isEqualTo(CommandStatus.RINVCMDLEN);

            peer.send(SinkPeer.header(CommandId.UNBIND, 0, 11)).read(CommandId.UNBIND_RESP);
            assertThat(peer.readsEnd()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 15, -1, 100_000, 0x47455420})
    void shouldSayOnceThatALengthCannotBeAndClose(int length) throws IOException {
        sink.start(AnswerPlan.acceptAll(), DeliverPlan.nothing());
        try (SinkPeer peer = SinkPeer.transceiver(sink.port());
                SinkPeer other = SinkPeer.transceiver(sink.port())) {
            byte[] garbage = new byte[64];
            ByteBuffer.wrap(garbage).putInt(length);
            assertThat(peer.send(garbage).read(CommandId.GENERIC_NACK).status()).isEqualTo(CommandStatus.RINVCMDLEN);
            assertThat(peer.readsEnd()).isTrue();
            assertThat(other.send(SinkPeer.submit(1, "x", 0)).read(SUBMIT_RESP).status())
                    .isZero();
        }
        assertThat(sink.count(SinkCount.FRAMING_ERRORS)).isEqualTo(1);
    }

    @Test
    void shouldStopReadingFromAPeerThatDoesNotReadItsAnswers() throws IOException {
        sink.start(AnswerPlan.acceptAll(), DeliverPlan.nothing());
        try (SocketChannel slow =
                        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), sink.port()));
                SinkPeer other = SinkPeer.transceiver(sink.port())) {
            slow.write(ByteBuffer.wrap(SinkPeer.bind(BindType.TRANSCEIVER, "slow", "", 0x34)));
            slow.configureBlocking(false);
            ByteBuffer submits = ByteBuffer.wrap(submits(1000));
            // Loopback buffers take megabytes; then nothing more may go.
            await().during(Duration.ofMillis(300))
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> writes(slow, submits) == 0);

            assertThat(other.send(SinkPeer.submit(1, "x", 0)).read(SUBMIT_RESP).status())
                    .isZero();
            assertThat(sink.count(SinkCount.SUBMITS)).isLessThan(2_000_000);
        }
    }

    @Test
    void shouldCloseEveryConnectionHoweverBusyItIsWhenItIsClosed() throws IOException {
        SinkConfig config = new SinkConfig(
                "127.0.0.1",
                0,
                Optional.empty(),
                Credentials.any(),
                AnswerPlan.acceptAll(),
                DeliverPlan.nothing(),
                1,
                null);
        for (int i = 0; i < 20; i++) {
            SmscSink busy = SmscSink.start(config);
            try (SinkPeer peer = SinkPeer.transceiver(busy.port())) {
                askForFiguresUntilClosed(busy);
                busy.close();
                assertThat(peer.readsEnd()).isTrue();
            }
        }
    }

    @Test
    void shouldWriteALineForEachMessage() throws IOException {
        Path file = directory.resolve("messages.tsv");
        AnswerPlan plan = AnswerPlan.acceptAll();
        sink.start(new SinkConfig(
                "127.0.0.1", 0, Optional.empty(), Credentials.any(), plan, DeliverPlan.nothing(), 1, file));
        try (SinkPeer peer = SinkPeer.transceiver(sink.port())) {
            peer.send(SinkPeer.submit(1, "hello\nworld", 0)).read(SUBMIT_RESP);
            peer.send(SinkPeer.submit(2, "second", 0)).read(SUBMIT_RESP);
        }
        sink.stop();
        assertThat(Files.readAllLines(file))
                .containsExactly("1\t0\t4477\t4915123456789\thello.world", "2\t0\t4477\t4915123456789\tsecond");
    }

    @Test
    void shouldNameThePortThatIsTaken() throws IOException {
        sink.start(AnswerPlan.acceptAll(), DeliverPlan.nothing());
        SinkConfig same = new SinkConfig(
                "127.0.0.1",
                sink.port(),
                Optional.empty(),
                Credentials.any(),
                AnswerPlan.acceptAll(),
                DeliverPlan.nothing(),
                1,
                null);
        assertThatThrownBy(() -> SmscSink.start(same))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot listen on 127.0.0.1:" + sink.port() + ": Address already in use");
    }

    private static void askForFiguresUntilClosed(SmscSink sink) {
        Thread curious = new Thread(() -> {
            try {
                while (true) {
                    sink.figures();
                }
            } catch (RejectedExecutionException closed) {
                // as expected
            }
        });
        curious.setDaemon(true);
        curious.start();
    }

    private static byte[] submits(int count) throws IOException {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        for (int i = 1; i <= count; i++) {
            stream.write(SinkPeer.submit(i, "x", 0));
        }
        return stream.toByteArray();
    }

    /** Writes the block again and again until no more goes; the octets that went. */
    private static long writes(SocketChannel channel, ByteBuffer block) throws IOException {
        long written = 0;
        int more;
        do {
            if (!block.hasRemaining()) {
                block.rewind();
            }
            more = channel.write(block);
            written += more;
        } while (more > 0);
        return written;
    }
}
