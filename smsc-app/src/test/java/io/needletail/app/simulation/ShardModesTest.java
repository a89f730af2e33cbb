package io.needletail.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.destination.Attempt;
import io.needletail.api.journal.Durability;
import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.TlvTag;
import io.needletail.core.protocol.PduBuffer;
import io.needletail.persistence.store.BatchStore;
import io.needletail.persistence.store.HeapBatchStore;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Datagram and transaction mode (5.2.12), as one shard has them. */
@ExtendWith(QuietLogs.class)
class ShardModesTest {
    private static final int DATAGRAM = 1;
    private static final int TRANSACTION = 2;
    private static final int ABSENT = 27;
    private static final int RECEIPT = 1;

    private final SimulatedClock clock = new SimulatedClock();
    private final BatchStore store = new HeapBatchStore(100_000);

    @Test
    void shouldAnswerADatagramBeforeItIsDurableAndGiveItOneAttempt() {
        AtomicInteger offers = new AtomicInteger();
        SmallShard small = shard(Durability.DISK, attempt -> {
            offers.incrementAndGet();
            attempt.retry(ABSENT);
        });
        small.bind(0);
        small.submit(submit(DATAGRAM, RECEIPT, ""), 0x34);

        assertThat(small.outboxes.get(0).answers).containsExactly(CommandStatus.ROK);

        small.turns(2, 1);
        small.syncer.run();
        small.turns(20, 1_000);

        assertThat(offers).hasValue(1);
        assertThat(small.shard.messages()).isZero();
        assertThat(small.outboxes.get(0).delivers).isEmpty();
        assertThat(small.shard.metrics().finals(MessageState.UNDELIVERABLE).get())
                .isEqualTo(1);
    }

    @Test
    void shouldAnswerATransactionWhenTheHandsetHasTheMessage() {
        SmallShard small = shard(Durability.PROCESS, after(5_000, Attempt::deliver));
        small.bind(0);
        small.submit(submit(TRANSACTION, RECEIPT, ""), 0x34);
        small.turns(4, 1_000);
        assertThat(small.outboxes.get(0).answers).isEmpty();
        assertThat(small.outboxes.get(0).responses).isEmpty();

        small.turns(4, 1_000);

        ByteBuffer response = onlyResponse(small);
        assertThat(response.getInt(4)).isEqualTo(CommandId.SUBMIT_SM_RESP);
        assertThat(response.getInt(8)).isEqualTo(CommandStatus.ROK);
        assertThat(response.getInt(12)).isEqualTo(1);
        assertThat(response.capacity()).as("a message_id").isGreaterThan(17);
        assertThat(small.shard.messages()).isZero();
        assertThat(small.outboxes.get(0).delivers).as("receipts").isEmpty();
    }

    @Test
    void shouldHoldTheAnswerOfATransactionUntilItsOutcomeIsDurable() {
        SmallShard small = shard(Durability.DISK, Attempt::deliver);
        small.submit(submit(TRANSACTION, 0, ""), 0x34);
        small.turns(2, 1);
        small.syncer.run();
        small.turns(3, 1);
        assertThat(small.shard.metrics().finals(MessageState.DELIVERED).get()).isEqualTo(1);
        assertThat(small.outboxes.get(0).responses).isEmpty();

        small.syncer.run();
        small.turns(2, 1);

        assertThat(onlyResponse(small).getInt(8)).isEqualTo(CommandStatus.ROK);
    }

    @Test
    void shouldFailATransactionAfterOneAttemptWithoutABodyBeforeVersion50() {
        AtomicInteger offers = new AtomicInteger();
        SmallShard small = shard(Durability.PROCESS, attempt -> {
            offers.incrementAndGet();
            attempt.retry(ABSENT);
        });
        small.submit(submit(TRANSACTION, 0, ""), 0x34);
        small.turns(20, 1_000);

        assertThat(offers).hasValue(1);
        ByteBuffer response = onlyResponse(small);
        assertThat(response.getInt(8)).isEqualTo(CommandStatus.RDELIVERYFAILURE);
        assertThat(response.capacity()).isEqualTo(16);
    }

    @Test
    void shouldSayWhyADataSmTransactionFailed() {
        SmallShard small = shard(Durability.PROCESS, attempt -> attempt.retry(ABSENT));
        small.submit(data(TRANSACTION), 0x34);
        small.turns(5, 1);

        ByteBuffer response = onlyResponse(small);
        assertThat(response.getInt(4)).isEqualTo(CommandId.DATA_SM_RESP);
        assertThat(response.getInt(8)).isEqualTo(CommandStatus.RDELIVERYFAILURE);
        assertThat(tlv(response, TlvTag.DELIVERY_FAILURE_REASON)).containsExactly(0);
        assertThat(tlv(response, TlvTag.NETWORK_ERROR_CODE)).containsExactly(3, 0, ABSENT);
    }

    @Test
    void shouldSayWhyASubmitSmTransactionFailedToAPeerOfVersion50() {
        SmallShard small = shard(Durability.PROCESS, attempt -> attempt.fail(MessageState.UNDELIVERABLE, 1));
        small.submit(submit(TRANSACTION, 0, ""), 0x50);
        small.turns(5, 1);

        ByteBuffer response = onlyResponse(small);
        assertThat(response.getInt(8)).isEqualTo(CommandStatus.RDELIVERYFAILURE);
        assertThat(tlv(response, TlvTag.DELIVERY_FAILURE_REASON)).containsExactly(1);
    }

    @Test
    void shouldEndATransactionInTimeThatHasNoOutcome() {
        SmallShard small = shard(Durability.PROCESS, after(600_000, Attempt::deliver));
        small.submit(submit(TRANSACTION, 0, ""), 0x34);
        small.turns(29, 1_000);
        assertThat(small.outboxes.get(0).responses).isEmpty();

        small.turns(3, 1_000);

        assertThat(onlyResponse(small).getInt(8)).isEqualTo(CommandStatus.RDELIVERYFAILURE);
        assertThat(small.shard.messages()).isZero();
        assertThat(small.shard.metrics().transactionTimeouts.get()).isEqualTo(1);
        assertThat(small.shard.metrics().finals(MessageState.EXPIRED).get()).isEqualTo(1);
    }

    @Test
    void shouldGiveATransactionItsOneAttemptAfterARestartAndNoReceipt() {
        SmallShard first = shard(Durability.PROCESS, after(5_000, Attempt::deliver));
        first.submit(submit(TRANSACTION, RECEIPT, ""), 0x34);
        first.turns(2, 1);

        AtomicInteger offers = new AtomicInteger();
        SmallShard next = shard(Durability.PROCESS, attempt -> {
            offers.incrementAndGet();
            attempt.retry(ABSENT);
        });
        assertThat(next.shard.messages()).isEqualTo(1);
        next.bind(0);
        next.turns(20, 1_000);

        assertThat(offers).hasValue(1);
        assertThat(next.shard.messages()).isZero();
        assertThat(next.outboxes.get(0).delivers).isEmpty();
        assertThat(next.outboxes.get(0).responses).isEmpty();
    }

    @Test
    void shouldRefuseToScheduleWhatIsNotStored() {
        SmallShard small = shard(Durability.PROCESS, Attempt::deliver);
        small.submit(submit(DATAGRAM, 0, "000000010000000R"), 0x34);
        small.submit(submit(TRANSACTION, 0, "000000010000000R"), 0x34);

        assertThat(small.outboxes.get(0).answers).containsExactly(CommandStatus.RINVSCHED, CommandStatus.RINVSCHED);
    }

    @Test
    void shouldSetTheDeliveryPendingFlagAndTellWhenTheHandsetIsBack() {
        SmallShard small = shard(Durability.PROCESS, attempt -> attempt.retry(ABSENT));
        small.reachableInMillis = 3_000;
        small.bind(0);
        small.submit(data(TRANSACTION, TlvTag.SET_DPF, 1), 0x34);
        small.turns(5, 1);
        assertThat(tlv(onlyResponse(small), TlvTag.DPF_RESULT)).containsExactly(1);
        small.turns(9, 300);
        assertThat(small.outboxes.get(0).delivers).isEmpty();

        small.turns(3, 300);

        assertThat(small.outboxes.get(0).delivers).hasSize(1);
        ByteBuffer alert = ByteBuffer.wrap(small.outboxes.get(0).delivers.get(0));
        assertThat(alert.getInt(4)).isEqualTo(CommandId.ALERT_NOTIFICATION);
        assertThat(alert.getInt(8)).isZero();
        assertThat(alert.getInt(12)).isPositive();
        byte[] body = Arrays.copyOfRange(alert.array(), 16, alert.capacity());
        assertThat(body).containsExactly(1, 1, '4', '9', '1', '7', 0, 1, 1, '1', '0', '0', 0, 4, 0x22, 0, 1, 0);
        assertThat(small.shard.metrics().alerts.get()).isEqualTo(1);
    }

    @Test
    void shouldSetNoFlagWhereNobodyKnowsWhenTheHandsetIsBackNorWhereItWasDelivered() {
        SmallShard absent = shard(Durability.PROCESS, attempt -> attempt.retry(ABSENT));
        absent.submit(data(TRANSACTION, TlvTag.SET_DPF, 1), 0x34);
        absent.turns(5, 1);
        assertThat(tlv(onlyResponse(absent), TlvTag.DPF_RESULT)).containsExactly(0);

        SmallShard there = new SmallShard(clock, new HeapBatchStore(100_000), Durability.PROCESS, 1, Attempt::deliver);
        there.reachableInMillis = 0;
        there.bind(0);
        there.submit(data(TRANSACTION, TlvTag.SET_DPF, 1), 0x34);
        there.turns(5, 1_000);
        assertThat(tlv(onlyResponse(there), TlvTag.DPF_RESULT)).containsExactly(0);
        assertThat(there.outboxes.get(0).delivers).isEmpty();
    }

    @Test
    void shouldSetNoFlagUnlessAskedTo() {
        SmallShard small = shard(Durability.PROCESS, attempt -> attempt.retry(ABSENT));
        small.reachableInMillis = 0;
        small.bind(0);
        small.submit(data(TRANSACTION, TlvTag.SET_DPF, 0), 0x34);
        small.turns(5, 1_000);

        assertThat(tlv(onlyResponse(small), TlvTag.DPF_RESULT)).isEmpty();
        assertThat(small.outboxes.get(0).delivers).isEmpty();
    }

    @Test
    void shouldKeepAnAlertUntilAReceiverIsBoundThatMayHaveIt() {
        SmallShard small = shard(Durability.PROCESS, attempt -> attempt.fail(MessageState.UNDELIVERABLE, ABSENT));
        small.reachableInMillis = 1_000;
        small.submit(data(0, TlvTag.SET_DPF, 1), 0x34);
        small.turns(10, 1_000);
        small.bind(0, 0x33);
        small.turns(10, 1_000);
        assertThat(small.outboxes.get(0).delivers)
                .as("3.3 has no alert_notification")
                .isEmpty();

        small.bind(0, 0x34);
        small.turns(2, 1_000);

        assertThat(small.outboxes.get(0).delivers).hasSize(1);
    }

    private SmallShard shard(Durability durability, Consumer<Attempt> handset) {
        return new SmallShard(clock, store, durability, 1, handset);
    }

    /** A handset that takes its time. */
    private static Consumer<Attempt> after(long millis, Consumer<Attempt> outcome) {
        AtomicLong due = new AtomicLong();
        return attempt -> {
            if (due.compareAndSet(0, attempt.nowMillis() + millis)) {
                attempt.concludeAfter(millis);
            } else {
                outcome.accept(attempt);
            }
        };
    }

    private static ByteBuffer onlyResponse(SmallShard small) {
        assertThat(small.outboxes.get(0).answers).isEmpty();
        assertThat(small.outboxes.get(0).responses).hasSize(1);
        return ByteBuffer.wrap(small.outboxes.get(0).responses.get(0));
    }

    /** The value of a TLV behind the message_id; empty without one. */
    private static byte[] tlv(ByteBuffer response, int tag) {
        int at = 16;
        while (response.get(at) != 0) {
            at++;
        }
        for (at++; at < response.capacity(); at += 4 + response.getShort(at + 2)) {
            if (response.getShort(at) == (short) tag) {
                byte[] value = new byte[response.getShort(at + 2)];
                response.get(at + 4, value);
                return value;
            }
        }
        return new byte[0];
    }

    private static byte[] submit(int esmClass, int registered, String schedule) {
        PduBuffer pdu = new PduBuffer(100);
        int header = pdu.begin(CommandId.SUBMIT_SM, 1);
        putAddresses(pdu);
        pdu.putByte(esmClass);
        pdu.putShort(0);
        putText(pdu, schedule);
        pdu.putByte(0);
        pdu.putByte(registered);
        pdu.putInt(0);
        return end(pdu, header);
    }

    private static byte[] data(int esmClass) {
        return data(esmClass, TlvTag.MORE_MESSAGES_TO_SEND, 0);
    }

    /** With a TLV of one octet. */
    private static byte[] data(int esmClass, int tag, int value) {
        PduBuffer pdu = new PduBuffer(100);
        int header = pdu.begin(CommandId.DATA_SM, 1);
        putAddresses(pdu);
        pdu.putByte(esmClass);
        pdu.putShort(0);
        pdu.putShort(tag);
        pdu.putShort(1);
        pdu.putByte(value);
        return end(pdu, header);
    }

    private static byte[] end(PduBuffer pdu, int header) {
        pdu.end(header);
        return Arrays.copyOf(pdu.bytes(), pdu.length());
    }

    private static void putAddresses(PduBuffer pdu) {
        putText(pdu, "");
        pdu.putShort(0x0101);
        putText(pdu, "100");
        pdu.putShort(0x0101);
        putText(pdu, "4917");
    }

    private static void putText(PduBuffer pdu, String text) {
        for (int i = 0; i < text.length(); i++) {
            pdu.putByte(text.charAt(i));
        }
        pdu.putByte(0);
    }
}
