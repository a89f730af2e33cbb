package io.needletail.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.account.Account;
import io.needletail.api.account.AccountTerms;
import io.needletail.api.account.DistributionLists;
import io.needletail.api.account.ListedAddress;
import io.needletail.api.destination.Attempt;
import io.needletail.api.journal.Durability;
import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.persistence.store.BatchStore;
import io.needletail.persistence.store.HeapBatchStore;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Requests that become several messages: what the ESME sees of them, and what is left of them after a crash. */
@ExtendWith(QuietLogs.class)
class FamilyBehaviourTest {
    private static final int RECEIPT = 1;
    private static final String IN_AN_HOUR = "000000010000000R";
    private static final DistributionLists LISTS =
            new DistributionLists(Map.of("staff", List.of(ListedAddress.parse("111"), ListedAddress.parse("112"))));
    private static final Account ACCOUNT = new Account("small", 0, 100, 10, 0, AccountTerms.USUAL.with(LISTS));

    private final SimulatedClock clock = new SimulatedClock();
    private final BatchStore store = new HeapBatchStore(1_000_000);

    @Test
    void shouldSendOneReceiptForEachDestinationWithTheOneId() {
        SmallShard small = start(store, Attempt::deliver);
        small.bind(0);
        small.operate(MultiPdus.multi("", RECEIPT, "201", "202", "203"));
        small.turns(5, 10);

        String id = MultiPdus.id(answer(small));
        assertThat(MultiPdus.refused(answer(small))).isEmpty();
        assertThat(receipts(small))
                .containsExactly("201 id:" + id + " DELIVRD", "202 id:" + id + " DELIVRD", "203 id:" + id + " DELIVRD");
        small.outboxes.get(0).delivers.forEach(small::acknowledge);
        small.turns(2, 10);
        assertThat(small.shard.messages()).isZero();
    }

    @Test
    void shouldNameWhoWasRefusedAndServeTheOthers() {
        SmallShard small = start(store, Attempt::deliver);
        small.bind(0);
        small.operate(MultiPdus.multi("", RECEIPT, "", "201", MultiPdus.LIST + "nobody", MultiPdus.LIST + "staff"));
        small.turns(5, 10);

        assertThat(MultiPdus.refused(answer(small)))
                .containsExactly(
                        Map.entry("", CommandStatus.RINVDSTADR), Map.entry("nobody", CommandStatus.RINVDLNAME));
        assertThat(receipts(small)).extracting(text -> text.substring(0, 3)).containsExactly("201", "111", "112");
    }

    @Test
    void shouldRefuseTheWholeWhenNobodyIsLeft() {
        SmallShard small = start(store, Attempt::deliver);
        small.operate(MultiPdus.multi("", 0, MultiPdus.LIST + "nobody"));
        small.operate(MultiPdus.multi("", 0, MultiPdus.LIST + "nobody", ""));
        small.turns(2, 10);

        assertThat(small.outboxes.get(0).responses)
                .extracting(MultiPdus::status)
                .containsExactly(CommandStatus.RINVDLNAME, CommandStatus.RSUBMITFAIL);
        assertThat(small.shard.messages()).isZero();
    }

    @Test
    void shouldTakeAllOrNoneWhenTheTableIsFull() {
        SmallShard small = start(store, Attempt::deliver);
        String[] most = IntStream.range(0, 101).mapToObj(i -> "3" + i).toArray(String[]::new);
        small.operate(MultiPdus.multi(IN_AN_HOUR, 0, most));
        small.turns(2, 10);
        assertThat(MultiPdus.status(answer(small))).isEqualTo(CommandStatus.RMSGQFUL);
        assertThat(small.shard.messages()).isZero();

        small.operate(MultiPdus.multi(IN_AN_HOUR, 0, Arrays.copyOf(most, 100)));
        small.turns(2, 10);
        assertThat(small.shard.messages()).isEqualTo(100);
    }

    @Test
    void shouldBeEnrouteToAQueryUntilAllHaveEndedAndThenTheWorst() {
        SmallShard small = start(store, attempt -> {
            if (attempt.message().destination().equals("202")) {
                attempt.fail(MessageState.UNDELIVERABLE, 5);
            } else if (attempt.number() == 1) {
                attempt.retry(1);
            } else {
                attempt.deliver();
            }
        });
        small.operate(MultiPdus.multi("", 0, "201", "202"));
        small.turns(3, 10);
        String id = MultiPdus.id(answer(small));
        assertThat(ask(small, MultiPdus.query(id))).isEqualTo(MessageState.ENROUTE.code());
        assertThat(small.shard.messages()).isOne();

        small.turns(20, 200);
        assertThat(small.shard.messages()).isZero();
        assertThat(small.states).containsEntry(Long.parseLong(id), MessageState.UNDELIVERABLE);
    }

    @Test
    void shouldCancelAllByIdAndOneByItsAddress() {
        SmallShard small = start(store, Attempt::deliver);
        small.operate(MultiPdus.multi(IN_AN_HOUR, 0, "201", "202", "203", "204"));
        small.turns(2, 10);
        String id = MultiPdus.id(answer(small));

        assertThat(status(small, MultiPdus.cancel("", "202"))).isEqualTo(CommandStatus.ROK);
        assertThat(small.shard.messages()).isEqualTo(3);
        assertThat(status(small, MultiPdus.cancel(id, "203"))).isEqualTo(CommandStatus.ROK);
        assertThat(small.shard.messages()).isEqualTo(2);
        assertThat(status(small, MultiPdus.cancel(id, "203"))).isEqualTo(CommandStatus.RINVMSGID);
        assertThat(status(small, MultiPdus.replace(id))).isEqualTo(CommandStatus.RREPLACEFAIL);
        assertThat(status(small, MultiPdus.cancel(id, ""))).isEqualTo(CommandStatus.ROK);
        assertThat(small.shard.messages()).isZero();
    }

    @Test
    void shouldKnowTheFamilyAfterARestart() {
        SmallShard before = start(store, Attempt::deliver);
        before.operate(MultiPdus.multi(IN_AN_HOUR, RECEIPT, "201", "202", "203"));
        before.turns(2, 10);
        String id = MultiPdus.id(answer(before));
        assertThat(status(before, MultiPdus.cancel("", "202"))).isEqualTo(CommandStatus.ROK);

        SmallShard after = start(store, Attempt::deliver);
        assertThat(ask(after, MultiPdus.query(id))).isEqualTo(MessageState.ENROUTE.code());
        after.turns(3_700, 1_000);
        after.bind(0);
        after.turns(3, 10);
        assertThat(receipts(after))
                .containsExactlyInAnyOrder(
                        "202 id:" + id + " DELETED", "201 id:" + id + " DELIVRD", "203 id:" + id + " DELIVRD");
        assertThat(after.states).containsEntry(Long.parseLong(id), MessageState.DELETED);
    }

    @Test
    void shouldKeepTheWorstStateWhenOldFilesAreGone() {
        BatchStore files = new HeapBatchStore(4_000);
        SmallShard small = start(files, Attempt::deliver);
        small.operate(MultiPdus.multi(IN_AN_HOUR, 0, "201", "202"));
        small.turns(2, 10);
        String id = MultiPdus.id(answer(small));
        assertThat(status(small, MultiPdus.cancel("", "202"))).isEqualTo(CommandStatus.ROK);
        int first = small.journal.oldestFile();
        for (int i = 0; i < 500 && small.journal.oldestFile() < first + 5; i++) {
            small.submit(0, "", "");
            small.turns(1, 300);
        }
        assertThat(small.journal.oldestFile()).isGreaterThanOrEqualTo(first + 5);

        SmallShard next = start(files, Attempt::deliver);
        next.turns(3_700, 1_000);
        assertThat(next.shard.messages()).isZero();
        assertThat(next.states).containsEntry(Long.parseLong(id), MessageState.DELETED);
    }

    @Test
    void shouldExistAsAWholeOrNotAtAllWhereverTheBatchIsCutOff() {
        byte[] multi = MultiPdus.multi(IN_AN_HOUR, RECEIPT, "201", "202", "203");
        int whole = 0;
        for (int cut = 0; cut < 1_200; cut += 4) {
            int at = cut;
            HeapBatchStore disk = new HeapBatchStore(1_000_000);
            SmallShard killed = start(cut(disk, length -> Math.min(at, length)), Attempt::deliver);
            killed.operate(multi);
            killed.shard.endTurn();

            assertThat(start(disk, Attempt::deliver).shard.messages())
                    .as("cut at %d", cut)
                    .isIn(0, 3);
            SmallShard next = start(disk, Attempt::deliver);
            next.turns(2, 10);
            whole += next.shard.messages() == 3 ? 1 : 0;
            int left = start(disk, Attempt::deliver).shard.messages();
            assertThat(left).as("once more, cut at %d", cut).isEqualTo(next.shard.messages());
        }
        assertThat(whole).as("cuts behind the last fact").isPositive();
    }

    @Test
    void shouldBeGoneIfOnlyTheFirstOfItsBatchesWasWritten() {
        String[] destinations = IntStream.range(0, 50).mapToObj(i -> "3" + i).toArray(String[]::new);
        HeapBatchStore disk = new HeapBatchStore(10_000_000);
        int[] writes = new int[1];
        SmallShard killed = start(cut(disk, length -> writes[0]++ == 0 ? length : 0), Attempt::deliver);
        killed.operate(MultiPdus.multi(IN_AN_HOUR, RECEIPT, 60_000, destinations));
        killed.shard.endTurn();
        assertThat(writes[0]).isGreaterThan(2);

        SmallShard next = start(disk, Attempt::deliver);
        assertThat(next.shard.messages()).isZero();
        next.turns(2, 10);
        next.submit(0, IN_AN_HOUR, "");
        next.turns(2, 10);
        assertThat(start(disk, Attempt::deliver).shard.messages()).isOne();
    }

    private SmallShard start(BatchStore disk, Consumer<Attempt> handset) {
        return new SmallShard(ACCOUNT, clock, disk, Durability.PROCESS, 1, handset);
    }

    /** The last response. */
    private static byte[] answer(SmallShard small) {
        List<byte[]> responses = small.outboxes.get(0).responses;
        return responses.get(responses.size() - 1);
    }

    /** message_state in the answer to a query_sm. */
    private static int ask(SmallShard small, byte[] query) {
        assertThat(status(small, query)).isEqualTo(CommandStatus.ROK);
        return MultiPdus.state(answer(small));
    }

    private static int status(SmallShard small, byte[] operation) {
        RecordingOutbox outbox = small.outboxes.get(0);
        int answers = outbox.answers.size();
        int responses = outbox.responses.size();
        small.operate(operation);
        small.turns(2, 1);
        assertThat(outbox.answers.size() + outbox.responses.size()).isEqualTo(answers + responses + 1);
        return outbox.answers.size() > answers ? outbox.answers.get(answers) : MultiPdus.status(answer(small));
    }

    private static List<String> receipts(SmallShard small) {
        return small.outboxes.get(0).delivers.stream().map(MultiPdus::receipt).toList();
    }

    /** A disk that gets only the front of what is written, and zeros behind it: as a process that is killed leaves it. */
    private static BatchStore cut(BatchStore disk, IntUnaryOperator length) {
        return (BatchStore) Proxy.newProxyInstance(
                BatchStore.class.getClassLoader(), new Class<?>[] {BatchStore.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("write")) {
                        return method.invoke(disk, arguments);
                    }
                    int kept = length.applyAsInt((int) arguments[1]);
                    byte[] front = Arrays.copyOf((byte[]) arguments[0], kept);
                    int whole = (int) arguments[1];
                    return kept == 0 ? 0L : disk.write(Arrays.copyOf(front, whole), whole);
                });
    }
}
