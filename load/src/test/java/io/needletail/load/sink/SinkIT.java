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
import io.needletail.load.sink.plan.StateMix;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SinkIT {
    private static final int SUBMIT_RESP = CommandId.SUBMIT_SM_RESP;

    @TempDir
    private Path directory;

    private @Nullable SmscSink sink;
    private int port;

    @AfterEach
    void stop() throws IOException {
        if (sink != null) {
            sink.close();
        }
    }

    @Test
    void shouldAnswerASubmitWithAscendingIds() throws IOException {
        start(AnswerPlan.acceptAll(), DeliverPlan.nothing());
        try (SinkPeer peer = SinkPeer.transceiver(port)) {
            peer.send(SinkPeer.submit(7, "one", 1)).send(SinkPeer.submit(8, "two", 1));

            SinkPeer.Received first = peer.read(SUBMIT_RESP);
            assertThat(first.sequence()).isEqualTo(7);
            assertThat(first.messageId()).isEqualTo("1");
            assertThat(peer.read(SUBMIT_RESP).messageId()).isEqualTo("2");
        }
        assertThat(count(SinkCount.ACCEPTED)).isEqualTo(2);
        assertThat(count(SinkCount.RECEIPTS_ASKED)).isZero();
    }

    @Test
    void shouldWriteIdsInTheFormAskedFor() throws IOException {
        AnswerPlan plan = new AnswerPlan(Duration.ZERO, Refusal.none(), 0, new IdForm("up-", true));
        start(plan, DeliverPlan.receiptsAtOnce());
        try (SinkPeer peer = SinkPeer.transceiver(port)) {
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
        start(AnswerPlan.acceptAll(), DeliverPlan.nothing());
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        for (int i = 1; i <= 300; i++) {
            stream.write(SinkPeer.submit(i, "x".repeat(random.nextInt(160)), 0));
        }
        byte[] octets = stream.toByteArray();
        try (SinkPeer peer = SinkPeer.transceiver(port)) {
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
    void shouldSendTheReceiptsThatAreAskedForAndCountTheirAnswers() throws IOException {
        start(AnswerPlan.acceptAll(), DeliverPlan.receiptsAtOnce());
        try (SinkPeer peer = SinkPeer.transceiver(port)) {
            peer.send(SinkPeer.submit(1, "hello", 1)).read(SUBMIT_RESP);
            SinkPeer.Received receipt = peer.readAndAnswer(0);
            assertThat(receipt.message().esmClass()).isEqualTo(0x04);
            assertThat(receipt.message().source()).isEqualTo("4915123456789");
            assertThat(receipt.text()).startsWith("id:1 ").contains("stat:DELIVRD err:000 text:hello");

            peer.send(SinkPeer.submit(2, "no receipt", 0)).read(SUBMIT_RESP);
            peer.send(SinkPeer.submit(3, "on failure", 2)).read(SUBMIT_RESP);
            peer.send(SinkPeer.submit(4, "again", 1)).read(SUBMIT_RESP);
            assertThat(peer.readAndAnswer(CommandStatus.RX_P_APPN).text()).startsWith("id:4 ");
            awaitCount(SinkCount.RECEIPTS_REFUSED, 1);
        }
        assertThat(count(SinkCount.RECEIPTS_SENT)).isEqualTo(2);
        assertThat(count(SinkCount.RECEIPTS_ANSWERED)).isEqualTo(1);
        assertThat(sink().figures().receiptsUnanswered()).isZero();
    }

    @Test
    void shouldGiveFailedMessagesTheirState() throws IOException {
        start(
                AnswerPlan.acceptAll(),
                new DeliverPlan(true, Duration.ZERO, StateMix.parse("UNDELIV:1"), 10, 0, 1 << 20));
        try (SinkPeer peer = SinkPeer.transceiver(port)) {
            peer.send(SinkPeer.submit(1, "hello", 2)).read(SUBMIT_RESP);
            assertThat(peer.readAndAnswer(0).text()).contains("dlvrd:000", "stat:UNDELIV err:001");
        }
    }

    @Test
    void shouldSendReceiptsToAReceiverOfTheSameSystemIdEvenIfItBindsLater() throws IOException {
        start(AnswerPlan.acceptAll(), DeliverPlan.receiptsAtOnce());
        try (SinkPeer transmitter = SinkPeer.bound(port, BindType.TRANSMITTER, 0x34)) {
            transmitter.send(SinkPeer.submit(1, "hello", 1)).read(SUBMIT_RESP);
        }
        try (SinkPeer other = new SinkPeer(port);
                SinkPeer receiver = SinkPeer.bound(port, BindType.RECEIVER, 0x34)) {
            other.send(SinkPeer.bind(BindType.RECEIVER, "other", "", 0x34)).read();
            assertThat(receiver.readAndAnswer(0).text()).startsWith("id:1 ");
        }
    }

    @Test
    void shouldSendNoTlvsAndShortIdsToA33Peer() throws IOException {
        start(AnswerPlan.acceptAll(), DeliverPlan.receiptsAtOnce());
        try (SinkPeer peer = SinkPeer.bound(port, BindType.TRANSCEIVER, 0x33)) {
            peer.send(SinkPeer.submit(1, "hello", 1));
            assertThat(peer.read(SUBMIT_RESP).messageId()).isEqualTo("1");
            SinkPeer.Received receipt = peer.readAndAnswer(0);
            assertThat(receipt.message().tlvOffset()).isEqualTo(receipt.whole().length);
        }
        try (SinkPeer peer = SinkPeer.transceiver(port)) {
            peer.send(SinkPeer.submit(1, "hello", 1)).read(SUBMIT_RESP);
            SinkPeer.Received receipt = peer.readAndAnswer(0);
            assertThat(receipt.message().tlvOffset()).isLessThan(receipt.whole().length);
        }
    }

    @Test
    void shouldSendNoMoreThanTheWindowUnanswered() throws IOException {
        start(AnswerPlan.acceptAll(), new DeliverPlan(true, Duration.ZERO, StateMix.delivered(), 3, 0, 1 << 20));
        try (SinkPeer peer = SinkPeer.transceiver(port)) {
            for (int i = 1; i <= 10; i++) {
                peer.send(SinkPeer.submit(i, "x", 1)).send(SinkPeer.header(CommandId.ENQUIRE_LINK, 0, 100 + i));
            }
            List<SinkPeer.Received> unanswered = new ArrayList<>();
            for (int i = 0; i < 23; i++) {
                SinkPeer.Received received = peer.read();
                if (received.commandId() == CommandId.DELIVER_SM) {
                    unanswered.add(received);
                }
            }
            assertThat(unanswered).hasSize(3);
            assertThat(count(SinkCount.RECEIPTS_SENT)).isEqualTo(3);

            for (SinkPeer.Received receipt : unanswered) {
                peer.send(SinkPeer.header(CommandId.DELIVER_SM_RESP, 0, receipt.sequence()));
            }
            for (int i = 0; i < 7; i++) {
                peer.readAndAnswer(0);
            }
            awaitCount(SinkCount.RECEIPTS_ANSWERED, 10);
        }
    }

    @Test
    void shouldRefuseMessagesWhenReceiptsFillTheirMemory() throws IOException {
        start(AnswerPlan.acceptAll(), new DeliverPlan(true, Duration.ofHours(1), StateMix.delivered(), 3, 0, 1));
        try (SinkPeer peer = SinkPeer.transceiver(port)) {
            int status = 0;
            int sent = 0;
            while (status == 0 && sent < 1000) {
                status = peer.send(SinkPeer.submit(++sent, "x", 1))
                        .read(SUBMIT_RESP)
                        .status();
            }
            assertThat(status).isEqualTo(CommandStatus.RMSGQFUL);
            assertThat(peer.send(SinkPeer.submit(2000, "x", 0))
                            .read(SUBMIT_RESP)
                            .status())
                    .isZero();
        }
    }

    @Test
    void shouldHoldAnswersBackAndReceiptsUntilAfterThem() throws IOException {
        AnswerPlan answers = new AnswerPlan(Duration.ofMillis(60), Refusal.none(), 0, IdForm.decimal());
        start(answers, DeliverPlan.receiptsAtOnce());
        try (SinkPeer peer = SinkPeer.transceiver(port)) {
            long before = System.nanoTime();
            peer.send(SinkPeer.submit(1, "x", 1)).read(SUBMIT_RESP);
            assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(60_000_000);
            peer.readAndAnswer(0);
        }
    }

    @Test
    void shouldRefuseTheShareAskedFor() throws IOException {
        start(
                new AnswerPlan(Duration.ZERO, Refusal.parse("30%:ESME_RTHROTTLED"), 0, IdForm.decimal()),
                DeliverPlan.nothing());
        try (SinkPeer peer = SinkPeer.transceiver(port)) {
            for (int i = 1; i <= 1000; i++) {
                peer.send(SinkPeer.submit(i, "x", 0)).read(SUBMIT_RESP);
            }
        }
        assertThat(sink().figures().statuses()).containsOnlyKeys(CommandStatus.RTHROTTLED);
        assertThat(count(SinkCount.REFUSED)).isBetween(230L, 370L);
        assertThat(count(SinkCount.ACCEPTED) + count(SinkCount.REFUSED)).isEqualTo(1000);
    }

    @Test
    void shouldThrottleBeyondTheRate() throws IOException {
        start(new AnswerPlan(Duration.ZERO, Refusal.none(), 20, IdForm.decimal()), DeliverPlan.nothing());
        try (SinkPeer peer = SinkPeer.transceiver(port)) {
            int last = 0;
            for (int i = 1; i <= 100 && last == 0; i++) {
                last = peer.send(SinkPeer.submit(i, "x", 0)).read(SUBMIT_RESP).status();
            }
            assertThat(last).isEqualTo(CommandStatus.RTHROTTLED);
        }
    }

    @Test
    void shouldSendNumberedMobileOriginatedMessagesToAllReceiversInTurn() throws IOException {
        start(AnswerPlan.acceptAll(), new DeliverPlan(false, Duration.ZERO, StateMix.delivered(), 10, 500, 1 << 20));
        try (SinkPeer one = SinkPeer.transceiver(port);
                SinkPeer two = SinkPeer.bound(port, BindType.RECEIVER, 0x34);
                SinkPeer transmitter = SinkPeer.bound(port, BindType.TRANSMITTER, 0x34)) {
            String run = sink().figures().run();
            List<Integer> numbers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                for (SinkPeer peer : List.of(one, two)) {
                    String text = peer.readAndAnswer(0).text();
                    assertThat(text).matches("mo " + run + " \\d+");
                    numbers.add(Integer.parseInt(text.substring(12)));
                }
            }
            assertThat(numbers).doesNotHaveDuplicates().contains(1);
            transmitter.send(SinkPeer.header(CommandId.ENQUIRE_LINK, 0, 5)).read(CommandId.ENQUIRE_LINK_RESP);
        }
        assertThat(sink().figures().run()).matches("[0-9A-F]{8}");
        assertThat(count(SinkCount.MO_ANSWERED)).isGreaterThanOrEqualTo(38);
    }

    @Test
    void shouldReportMobileOriginatedMessagesThatNobodyAnswers() throws IOException {
        start(AnswerPlan.acceptAll(), new DeliverPlan(false, Duration.ZERO, StateMix.delivered(), 4, 1000, 1 << 20));
        try (SinkPeer peer = SinkPeer.transceiver(port)) {
            awaitCount(SinkCount.MO_SENT, 4);
            assertThat(peer.read(CommandId.DELIVER_SM).text()).endsWith(" 1");
        }
        assertThat(sink().figures().moUnanswered()).isEqualTo(4);
    }

    @Test
    void shouldTakeOnlyTheBindItWasToldOf() throws IOException {
        start(new Credentials("esme", "secret"), AnswerPlan.acceptAll(), DeliverPlan.nothing());
        try (SinkPeer peer = new SinkPeer(port)) {
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
        start(AnswerPlan.acceptAll(), DeliverPlan.nothing());
        try (SinkPeer peer = SinkPeer.transceiver(port)) {
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
        start(AnswerPlan.acceptAll(), DeliverPlan.nothing());
        try (SinkPeer peer = SinkPeer.transceiver(port);
                SinkPeer other = SinkPeer.transceiver(port)) {
            byte[] garbage = new byte[64];
            ByteBuffer.wrap(garbage).putInt(length);
            assertThat(peer.send(garbage).read(CommandId.GENERIC_NACK).status()).isEqualTo(CommandStatus.RINVCMDLEN);
            assertThat(peer.readsEnd()).isTrue();
            assertThat(other.send(SinkPeer.submit(1, "x", 0)).read(SUBMIT_RESP).status())
                    .isZero();
        }
        assertThat(count(SinkCount.FRAMING_ERRORS)).isEqualTo(1);
    }

    @Test
    void shouldStopReadingFromAPeerThatDoesNotReadItsAnswers() throws IOException {
        start(AnswerPlan.acceptAll(), DeliverPlan.nothing());
        try (SocketChannel slow = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                SinkPeer other = SinkPeer.transceiver(port)) {
            slow.write(ByteBuffer.wrap(SinkPeer.bind(BindType.TRANSCEIVER, "slow", "", 0x34)));
            slow.configureBlocking(false);
            ByteBuffer submits = ByteBuffer.wrap(submits(1000));
            // Loopback buffers take megabytes; then nothing more may go.
            await().during(Duration.ofMillis(300))
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> writes(slow, submits) == 0);

            assertThat(other.send(SinkPeer.submit(1, "x", 0)).read(SUBMIT_RESP).status())
                    .isZero();
            assertThat(count(SinkCount.SUBMITS)).isLessThan(2_000_000);
        }
    }

    @Test
    void shouldWriteALineForEachMessage() throws IOException {
        Path file = directory.resolve("messages.tsv");
        AnswerPlan plan = AnswerPlan.acceptAll();
        sink = SmscSink.start(new SinkConfig("127.0.0.1", 0, Credentials.any(), plan, DeliverPlan.nothing(), 1, file));
        try (SinkPeer peer = SinkPeer.transceiver(sink.port())) {
            peer.send(SinkPeer.submit(1, "hello\tworld", 0)).read(SUBMIT_RESP);
            peer.send(SinkPeer.submit(2, "second", 0)).read(SUBMIT_RESP);
        }
        sink.close();
        sink = null;
        assertThat(Files.readAllLines(file))
                .containsExactly("1\t0\t4477\t4915123456789\thello.world", "2\t0\t4477\t4915123456789\tsecond");
    }

    @Test
    void shouldNameThePortThatIsTaken() throws IOException {
        start(AnswerPlan.acceptAll(), DeliverPlan.nothing());
        SinkConfig same = new SinkConfig(
                "127.0.0.1", port, Credentials.any(), AnswerPlan.acceptAll(), DeliverPlan.nothing(), 1, null);
        assertThatThrownBy(() -> SmscSink.start(same))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot listen on 127.0.0.1:" + port + ": Address already in use");
    }

    private void start(AnswerPlan answers, DeliverPlan delivers) throws IOException {
        start(Credentials.any(), answers, delivers);
    }

    private void start(Credentials credentials, AnswerPlan answers, DeliverPlan delivers) throws IOException {
        sink = SmscSink.start(new SinkConfig("127.0.0.1", 0, credentials, answers, delivers, 1, null));
        port = sink.port();
    }

    private SmscSink sink() {
        return java.util.Objects.requireNonNull(sink);
    }

    private long count(SinkCount count) {
        return sink().figures().get(count);
    }

    private void awaitCount(SinkCount count, long value) {
        await().atMost(Duration.ofSeconds(10)).until(() -> count(count) == value);
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
