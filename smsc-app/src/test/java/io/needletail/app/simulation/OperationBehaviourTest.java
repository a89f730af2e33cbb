package io.needletail.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.destination.Attempt;
import io.needletail.api.journal.Durability;
import io.needletail.api.journal.JournalException;
import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageView;
import io.needletail.persistence.store.BatchStore;
import io.needletail.persistence.store.HeapBatchStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What races of operations have found once, each as a small test of its own. */
@ExtendWith(QuietLogs.class)
class OperationBehaviourTest {
    private static final String IN_A_MINUTE = "000000000100000R";
    private static final int RECEIPT = 1;
    private static final int NOTIFICATION = 0x10;
    private static final int VERSION_34 = 0x34;
    private static final int VERSION_50 = 0x50;

    private final SimulatedClock clock = new SimulatedClock();
    private final BatchStore store = new HeapBatchStore(10_000);
    private final List<String> delivered = new ArrayList<>();

    @Test
    void shouldCancelAMessageWhoseReplacementIsOnItsWayToTheDisk() {
        SmallShard small = shard(Durability.DISK);
        small.submit(0, IN_A_MINUTE, "");
        sync(small);

        small.operate(OperationPdus.replace(1, 0, "new"), VERSION_34);
        small.operate(OperationPdus.cancel(1), VERSION_34);
        sync(small);
        sync(small);

        assertThat(small.outboxes.get(0).statuses)
                .containsOnly(CommandStatus.ROK)
                .hasSize(3);
        assertThat(small.shard.messages()).isZero();
    }

    @Test
    void shouldReplaceTwiceInARow() {
        SmallShard small = shard(Durability.DISK);
        small.submit(0, IN_A_MINUTE, "");
        sync(small);

        small.operate(OperationPdus.replace(1, 0, "first"), VERSION_34);
        small.operate(OperationPdus.replace(1, 0, "second"), VERSION_34);
        sync(small);
        sync(small);
        small.turns(2, 61_000);

        assertThat(small.outboxes.get(0).statuses)
                .containsOnly(CommandStatus.ROK)
                .hasSize(3);
        assertThat(delivered).containsExactly("second");
    }

    @Test
    void shouldKeepToTheScheduleOfAReplacementThatWasOnceNotToLiveThatLong() {
        SmallShard small = new SmallShard(clock, store, Durability.PROCESS, 1, attempt -> {
            if (attempt.number() == 1) {
                attempt.retry(8);
            } else {
                deliver(attempt);
            }
        });
        small.submit(0, "", "");
        small.turns(2, 1);
        small.operate(OperationPdus.replace(1, IN_A_MINUTE, "", 0, "scheduled"), VERSION_34);
        small.turns(2, 1);
        small.operate(OperationPdus.replace(1, "", "000000000030000R", 0, "half a minute"), VERSION_34);
        small.turns(2, 1);
        small.operate(OperationPdus.replace(1, "", "000000001000000R", 0, "ten minutes"), VERSION_34);
        small.turns(2, 1);
        assertThat(small.outboxes.get(0).statuses)
                .containsOnly(CommandStatus.ROK)
                .hasSize(4);

        small.turns(55, 1_000);
        assertThat(delivered).isEmpty();
        small.turns(6, 1_000);
        assertThat(delivered).containsExactly("ten minutes");
    }

    @Test
    void shouldCancelByAddressesWhatWasSubmittedBeforeButNotWhatCameAfter() {
        SmallShard small = shard(Durability.DISK);
        small.submit(0, IN_A_MINUTE, "");
        small.operate(OperationPdus.cancelAll(), VERSION_34);
        small.submit(0, IN_A_MINUTE, "");
        assertThat(small.outboxes.get(0).statuses).isEmpty();

        sync(small);
        sync(small);

        assertThat(small.outboxes.get(0).statuses)
                .containsOnly(CommandStatus.ROK)
                .hasSize(3);
        assertThat(small.shard.messages()).isEqualTo(1);
        small.operate(OperationPdus.query(2), VERSION_34);
        sync(small);
        assertThat(state(small)).isEqualTo(MessageState.ENROUTE);
    }

    @Test
    void shouldRefuseAWaitingOperationWhenTheJournalFails() {
        AtomicBoolean broken = new AtomicBoolean();
        SmallShard small = new SmallShard(clock, breaking(broken), Durability.DISK, 1, this::deliver);
        small.submit(0, IN_A_MINUTE, "");
        sync(small);
        small.operate(OperationPdus.replace(1, 0, "new"), VERSION_34);
        small.operate(OperationPdus.cancel(1), VERSION_34);
        small.operate(OperationPdus.cancelAll(), VERSION_34);

        broken.set(true);
        small.turns(2, 1);

        assertThat(small.outboxes.get(0).statuses)
                .containsExactlyInAnyOrder(
                        CommandStatus.ROK, CommandStatus.RSYSERR, CommandStatus.RSYSERR, CommandStatus.RSYSERR);
    }

    @Test
    void shouldLeaveACopyOfTheRulesAlone() {
        SmallShard small = new SmallShard(clock, store, Durability.PROCESS, 1, Attempt::refuse, (query, decision) -> {
            decision.reset();
            decision.forward(0, SmallShard.ALL);
            decision.copy(SmallShard.ALL);
        });
        small.submit(0, "", "");
        small.turns(2, 1);
        assertThat(small.shard.messages()).isEqualTo(2);

        small.operate(OperationPdus.cancel(2), VERSION_34);
        small.operate(OperationPdus.replace(2, 0, "new"), VERSION_34);
        small.operate(OperationPdus.cancelAll(), VERSION_34);
        small.turns(2, 1);

        assertThat(small.outboxes.get(0).statuses)
                .containsExactly(
                        CommandStatus.ROK, CommandStatus.RINVMSGID, CommandStatus.RINVMSGID, CommandStatus.ROK);
        assertThat(small.shard.messages()).isEqualTo(1);
    }

    @Test
    void shouldTellScheduledOnlyUntilSomebodyHasTheMessage() {
        SmallShard small =
                new SmallShard(clock, store, Durability.PROCESS, 1, attempt -> attempt.concludeAfter(30_000));
        small.submit(0, IN_A_MINUTE, "");
        small.turns(2, 1);
        small.operate(OperationPdus.query(1), VERSION_50);
        small.turns(1, 1);
        assertThat(state(small)).isEqualTo(MessageState.SCHEDULED);

        small.turns(1, 61_000);
        small.operate(OperationPdus.query(1), VERSION_50);
        small.turns(1, 1);
        assertThat(state(small)).isEqualTo(MessageState.ENROUTE);
    }

    @Test
    void shouldTellTheSameFinalDateBeforeAndAfterTheReceiptIsSettled() {
        SmallShard small = shard(Durability.PROCESS);
        clock.pass(777);
        small.submit(RECEIPT, "", "");
        small.turns(3, 1);
        small.operate(OperationPdus.query(1), VERSION_34);
        small.turns(2, 1);
        byte[] before = body(small);

        small.bind(0);
        small.turns(2, 1);
        small.answerDelivered();
        small.turns(2, 1);
        assertThat(small.shard.messages()).isZero();
        small.operate(OperationPdus.query(1), VERSION_34);
        small.turns(2, 1);

        assertThat(state(small)).isEqualTo(MessageState.DELIVERED);
        assertThat(body(small)).isEqualTo(before);
    }

    @Test
    void shouldOfferAReplacedMessageAtOnceAndNotWhenItsOldHandsetWouldHaveAnswered() {
        SmallShard small = new SmallShard(clock, store, Durability.PROCESS, 1, attempt -> {
            if (attempt.message().textLength() == 0) {
                attempt.concludeAfter(30_000);
            } else {
                deliver(attempt);
            }
        });
        small.submit(0, "", "");
        small.turns(2, 1);

        small.operate(OperationPdus.replace(1, 0, "new"), VERSION_34);
        small.turns(3, 10);

        assertThat(delivered).containsExactly("new");
    }

    @Test
    void shouldSendNoNotificationThatAReplacementHasWithdrawn() {
        SmallShard small = new SmallShard(clock, store, Durability.PROCESS, 2, attempt -> attempt.retry(1));
        small.bind(1);
        small.submit(NOTIFICATION, "", "");
        small.turns(3, 1);
        small.operate(OperationPdus.replace(1, 0, "new"), VERSION_34);
        small.outboxes.get(0).flush();
        small.turns(3, 1);

        assertThat(small.outboxes.get(1).delivered).isZero();
    }

    private SmallShard shard(Durability durability) {
        return new SmallShard(clock, store, durability, 1, this::deliver);
    }

    private void deliver(Attempt attempt) {
        MessageView message = attempt.message();
        delivered.add(
                new String(message.bytes(), message.textOffset(), message.textLength(), StandardCharsets.ISO_8859_1));
        attempt.deliver();
    }

    private static void sync(SmallShard small) {
        small.turns(2, 1);
        small.syncer.run();
        small.turns(2, 1);
    }

    private static byte[] body(SmallShard small) {
        List<byte[]> responses = small.outboxes.get(0).responses;
        byte[] last = responses.get(responses.size() - 1);
        return Arrays.copyOfRange(last, 16, last.length);
    }

    private static MessageState state(SmallShard small) {
        byte[] body = body(small);
        return MessageState.of(body[body.length - 2]);
    }

    /** A store that fails when it is told to. */
    private BatchStore breaking(AtomicBoolean broken) {
        return (BatchStore) Proxy.newProxyInstance(
                BatchStore.class.getClassLoader(), new Class<?>[] {BatchStore.class}, (proxy, method, arguments) -> {
                    if (broken.get() && method.getName().equals("write")) {
                        throw new JournalException("broken");
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
