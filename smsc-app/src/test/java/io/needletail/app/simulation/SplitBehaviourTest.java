package io.needletail.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.account.Account;
import io.needletail.api.account.AccountTerms;
import io.needletail.api.account.LongMessageTerms;
import io.needletail.api.destination.Attempt;
import io.needletail.api.journal.Durability;
import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.text.Concatenation;
import io.needletail.api.text.PartForm;
import io.needletail.persistence.store.BatchStore;
import io.needletail.persistence.store.HeapBatchStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Long messages of accounts that want them split. */
@ExtendWith(QuietLogs.class)
class SplitBehaviourTest {
    private static final int RECEIPT = 1;
    private static final int FAILURE_ONLY = 2;
    /** Septets of three parts. */
    private static final int LONG = 400;

    private static final String IN_AN_HOUR = "000000010000000R";

    private final SimulatedClock clock = new SimulatedClock();
    private final BatchStore store = new HeapBatchStore(1_000_000);
    private final List<Integer> parts = new ArrayList<>();
    private final List<Integer> lengths = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(PartForm.class)
    void shouldDeliverPartsInOrderAndOneReceipt(PartForm form) {
        SmallShard small = start(form, LongMessageTerms.Receipts.MESSAGE, this::deliver);
        small.bind(0);
        small.submit(RECEIPT, "", "", LONG);
        small.turns(5, 10);

        assertThat(parts).containsExactly(1, 2, 3);
        assertThat(lengths.stream().mapToInt(length -> length).sum()).isEqualTo(LONG);
        assertThat(small.outboxes.get(0).ids).hasSize(1);
        assertThat(receipts(small))
                .containsExactly("4917 id:" + small.outboxes.get(0).ids.get(0) + " DELIVRD");
        assertThat(small.shard.metrics().accepted.get()).isEqualTo(3);
    }

    @Test
    void shouldLeaveAShortMessageAsItIs() {
        SmallShard small = start(PartForm.UDH8, LongMessageTerms.Receipts.MESSAGE, this::deliver);
        small.submit(RECEIPT, "", "", 160);
        small.turns(5, 10);
        assertThat(parts).containsExactly(0);
    }

    @Test
    void shouldSendAReceiptForEachPartWhereTheAccountWantsThat() {
        SmallShard small = start(PartForm.UDH8, LongMessageTerms.Receipts.PART, this::deliver);
        small.bind(0);
        small.submit(RECEIPT, "", "", LONG);
        small.turns(5, 10);
        String receipt = "4917 id:" + small.outboxes.get(0).ids.get(0) + " DELIVRD";
        assertThat(receipts(small)).containsExactly(receipt, receipt, receipt);
    }

    @Test
    void shouldSayTheWorstOfThePartsWhenTheLastHasEnded() {
        SmallShard small = start(PartForm.UDH8, LongMessageTerms.Receipts.MESSAGE, this::failFirstDelayLast);
        small.bind(0);
        small.submit(FAILURE_ONLY, "", "", LONG);
        small.turns(5, 10);
        assertThat(receipts(small)).isEmpty();
        assertThat(small.shard.messages()).isOne();

        small.turns(30, 100);
        assertThat(receipts(small))
                .containsExactly("4917 id:" + small.outboxes.get(0).ids.get(0) + " UNDELIV");
    }

    @Test
    void shouldSayTheWorstOfThePartsAlthoughTheProcessWasKilledInBetween() {
        SmallShard before = start(PartForm.UDH8, LongMessageTerms.Receipts.MESSAGE, this::failFirstDelayLast);
        before.submit(FAILURE_ONLY, "", "", LONG);
        before.turns(5, 10);
        String id = before.outboxes.get(0).ids.get(0);
        assertThat(before.shard.messages()).isOne();

        SmallShard after = start(PartForm.UDH8, LongMessageTerms.Receipts.MESSAGE, this::deliver);
        after.turns(30, 100);
        after.bind(0);
        after.turns(5, 10);
        assertThat(receipts(after)).containsExactly("4917 id:" + id + " UNDELIV");
        assertThat(after.states).containsEntry(Long.parseLong(id), MessageState.UNDELIVERABLE);
    }

    @Test
    void shouldCancelAllParts() {
        SmallShard small = start(PartForm.UDH8, LongMessageTerms.Receipts.MESSAGE, this::deliver);
        small.bind(0);
        small.submit(RECEIPT, IN_AN_HOUR, "", LONG);
        small.turns(2, 10);
        assertThat(small.shard.messages()).isEqualTo(3);
        String id = small.outboxes.get(0).ids.get(0);
        small.operate(MultiPdus.cancel(id, ""));
        small.turns(3, 10);
        assertThat(small.outboxes.get(0).answers).containsExactly(CommandStatus.ROK, CommandStatus.ROK);
        assertThat(receipts(small)).containsExactly("4917 id:" + id + " DELETED");
    }

    @Test
    void shouldRefuseWhatIsTooLongToBeNumbered() {
        SmallShard small = start(PartForm.UDH8, LongMessageTerms.Receipts.MESSAGE, this::deliver);
        small.submit(RECEIPT, "", "", 60_000);
        small.turns(2, 10);
        assertThat(small.outboxes.get(0).answers).containsExactly(CommandStatus.RINVMSGLEN);
        assertThat(small.shard.messages()).isZero();
    }

    private void deliver(Attempt attempt) {
        note(attempt);
        attempt.deliver();
    }

    private void failFirstDelayLast(Attempt attempt) {
        int part = note(attempt);
        if (part == 1) {
            attempt.fail(MessageState.UNDELIVERABLE, 5);
        } else if (part == 3 && attempt.number() == 1) {
            attempt.retry(1);
        } else {
            attempt.deliver();
        }
    }

    private int note(Attempt attempt) {
        int part = Concatenation.number(Concatenation.of(attempt.message()));
        parts.add(part);
        lengths.add(attempt.message().textLength() - attempt.message().userDataHeaderLength());
        return part;
    }

    private static List<String> receipts(SmallShard small) {
        return small.outboxes.get(0).delivers.stream().map(MultiPdus::receipt).toList();
    }

    private SmallShard start(PartForm form, LongMessageTerms.Receipts receipts, Consumer<Attempt> handset) {
        LongMessageTerms usual = LongMessageTerms.USUAL;
        LongMessageTerms terms = new LongMessageTerms(
                LongMessageTerms.Policy.SPLIT, form, receipts, Duration.ofMinutes(1), usual.incomplete(), 1);
        Account account = new Account("small", 0, 100, 10, 0, AccountTerms.USUAL.with(terms));
        return new SmallShard(account, clock, store, Durability.PROCESS, 1, handset);
    }
}
