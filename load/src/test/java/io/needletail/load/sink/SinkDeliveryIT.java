package io.needletail.load.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.core.protocol.BindType;
import io.needletail.load.sink.account.SinkCount;
import io.needletail.load.sink.plan.AnswerPlan;
import io.needletail.load.sink.plan.DeliverPlan;
import io.needletail.load.sink.plan.IdForm;
import io.needletail.load.sink.plan.Refusal;
import io.needletail.load.sink.plan.StateMix;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Receipts and mobile-originated messages over real sockets. */
class SinkDeliveryIT {
    private static final int SUBMIT_RESP = CommandId.SUBMIT_SM_RESP;

    @RegisterExtension
    private final SinkFixture sink = new SinkFixture();

    @Test
    void shouldSendTheReceiptsThatAreAskedForAndCountTheirAnswers() throws IOException {
        sink.start(AnswerPlan.acceptAll(), DeliverPlan.receiptsAtOnce());
        try (SinkPeer peer = SinkPeer.transceiver(sink.port())) {
            peer.send(SinkPeer.submit(1, "hello", 1)).read(SUBMIT_RESP);
            SinkPeer.Received receipt = peer.readAndAnswer(0);
            assertThat(receipt.message().esmClass()).isEqualTo(0x04);
            assertThat(receipt.message().source()).isEqualTo("4915123456789");
            assertThat(receipt.text()).startsWith("id:1 ").contains("stat:DELIVRD err:000 text:hello");

            peer.send(SinkPeer.submit(2, "no receipt", 0)).read(SUBMIT_RESP);
            peer.send(SinkPeer.submit(3, "on failure", 2)).read(SUBMIT_RESP);
            peer.send(SinkPeer.submit(4, "again", 1)).read(SUBMIT_RESP);
            assertThat(peer.readAndAnswer(CommandStatus.RX_P_APPN).text()).startsWith("id:4 ");
            sink.awaitCount(SinkCount.RECEIPTS_REFUSED, 1);
        }
        assertThat(sink.count(SinkCount.RECEIPTS_SENT)).isEqualTo(2);
        assertThat(sink.count(SinkCount.RECEIPTS_ANSWERED)).isEqualTo(1);
        assertThat(sink.figures().receiptsUnanswered()).isZero();
    }

    @Test
    void shouldGiveFailedMessagesTheirState() throws IOException {
        sink.start(
                AnswerPlan.acceptAll(),
                new DeliverPlan(true, Duration.ZERO, StateMix.parse("UNDELIV:1"), 10, 0, 1 << 20));
        try (SinkPeer peer = SinkPeer.transceiver(sink.port())) {
            peer.send(SinkPeer.submit(1, "hello", 2)).read(SUBMIT_RESP);
            assertThat(peer.readAndAnswer(0).text()).contains("dlvrd:000", "stat:UNDELIV err:001");
        }
    }

    @Test
    void shouldSendReceiptsToAReceiverOfTheSameSystemIdEvenIfItBindsLater() throws IOException {
        sink.start(AnswerPlan.acceptAll(), DeliverPlan.receiptsAtOnce());
        try (SinkPeer transmitter = SinkPeer.bound(sink.port(), BindType.TRANSMITTER, 0x34)) {
            transmitter.send(SinkPeer.submit(1, "hello", 1)).read(SUBMIT_RESP);
        }
        try (SinkPeer other = new SinkPeer(sink.port());
                SinkPeer receiver = SinkPeer.bound(sink.port(), BindType.RECEIVER, 0x34)) {
            other.send(SinkPeer.bind(BindType.RECEIVER, "other", "", 0x34)).read();
            assertThat(receiver.readAndAnswer(0).text()).startsWith("id:1 ");
        }
    }

    @Test
    void shouldSendNoTlvsAndShortIdsToA33Peer() throws IOException {
        sink.start(AnswerPlan.acceptAll(), DeliverPlan.receiptsAtOnce());
        try (SinkPeer peer = SinkPeer.bound(sink.port(), BindType.TRANSCEIVER, 0x33)) {
            peer.send(SinkPeer.submit(1, "hello", 1));
            assertThat(peer.read(SUBMIT_RESP).messageId()).isEqualTo("1");
            SinkPeer.Received receipt = peer.readAndAnswer(0);
            assertThat(receipt.message().tlvOffset()).isEqualTo(receipt.whole().length);
        }
        try (SinkPeer peer = SinkPeer.transceiver(sink.port())) {
            peer.send(SinkPeer.submit(1, "hello", 1)).read(SUBMIT_RESP);
            SinkPeer.Received receipt = peer.readAndAnswer(0);
            assertThat(receipt.message().tlvOffset()).isLessThan(receipt.whole().length);
        }
    }

    @Test
    void shouldSendNoMoreThanTheWindowUnanswered() throws IOException {
        sink.start(AnswerPlan.acceptAll(), new DeliverPlan(true, Duration.ZERO, StateMix.delivered(), 3, 0, 1 << 20));
        try (SinkPeer peer = SinkPeer.transceiver(sink.port())) {
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
            assertThat(sink.count(SinkCount.RECEIPTS_SENT)).isEqualTo(3);

            for (SinkPeer.Received receipt : unanswered) {
                peer.send(SinkPeer.header(CommandId.DELIVER_SM_RESP, 0, receipt.sequence()));
            }
            for (int i = 0; i < 7; i++) {
                peer.readAndAnswer(0);
            }
            sink.awaitCount(SinkCount.RECEIPTS_ANSWERED, 10);
        }
    }

    @Test
    void shouldRefuseMessagesWhenReceiptsFillTheirMemory() throws IOException {
        sink.start(AnswerPlan.acceptAll(), new DeliverPlan(true, Duration.ofHours(1), StateMix.delivered(), 3, 0, 1));
        try (SinkPeer peer = SinkPeer.transceiver(sink.port())) {
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
        sink.start(answers, DeliverPlan.receiptsAtOnce());
        try (SinkPeer peer = SinkPeer.transceiver(sink.port())) {
            long before = System.nanoTime();
            peer.send(SinkPeer.submit(1, "x", 1)).read(SUBMIT_RESP);
            assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(60_000_000);
            peer.readAndAnswer(0);
        }
    }

    @Test
    void shouldSendNumberedMobileOriginatedMessagesToAllReceiversInTurn() throws IOException {
        sink.start(
                AnswerPlan.acceptAll(), new DeliverPlan(false, Duration.ZERO, StateMix.delivered(), 10, 500, 1 << 20));
        try (SinkPeer one = SinkPeer.transceiver(sink.port());
                SinkPeer two = SinkPeer.bound(sink.port(), BindType.RECEIVER, 0x34);
                SinkPeer transmitter = SinkPeer.bound(sink.port(), BindType.TRANSMITTER, 0x34)) {
            String run = sink.figures().run();
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
        assertThat(sink.figures().run()).matches("[0-9A-F]{8}");
        assertThat(sink.count(SinkCount.MO_ANSWERED)).isGreaterThanOrEqualTo(38);
    }

    @Test
    void shouldReportMobileOriginatedMessagesThatNobodyAnswers() throws IOException {
        sink.start(
                AnswerPlan.acceptAll(), new DeliverPlan(false, Duration.ZERO, StateMix.delivered(), 4, 1000, 1 << 20));
        try (SinkPeer peer = SinkPeer.transceiver(sink.port())) {
            sink.awaitCount(SinkCount.MO_SENT, 4);
            assertThat(peer.read(CommandId.DELIVER_SM).text()).endsWith(" 1");
        }
        assertThat(sink.figures().moUnanswered()).isEqualTo(4);
    }
}
