package io.needletail.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.account.Account;
import io.needletail.api.account.AccountTerms;
import io.needletail.api.account.LongMessageTerms;
import io.needletail.api.destination.Attempt;
import io.needletail.api.journal.Durability;
import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.text.PartForm;
import io.needletail.app.simulation.CarrierShard.Sent;
import io.needletail.core.carrier.CarrierConfig;
import io.needletail.persistence.store.BatchStore;
import io.needletail.persistence.store.HeapBatchStore;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Where one feature meets another: replacing, message modes, parts, rules, versions, retention, recovery. */
@ExtendWith(QuietLogs.class)
class FeatureCombinationTest {
    private static final String LATER = "000000003000000R";

    private final SimulatedClock clock = new SimulatedClock();
    private final BatchStore store = new HeapBatchStore(1_000_000);

    @Test
    void shouldNotCarryForwardATextThatWasReplacedInTheSameBatch() {
        List<String> wrong = new ArrayList<>();
        for (int wait = 0; wait < 4; wait++) {
            SimulatedClock own = new SimulatedClock();
            List<String> delivered = new ArrayList<>();
            BatchStore small = new HeapBatchStore(100_000);
            SmallShard shard = new SmallShard(own, small, Durability.PROCESS, 1, attempt -> {
                String text = text(attempt);
                if (!text.equals("x")) {
                    delivered.add(text);
                }
                attempt.deliver();
            });
            shard.submitText("200", "", LATER, 0, "first");
            shard.turns(2, 1);
            for (int i = 0; i < 1_000; i++) {
                shard.submitText("300", "", "", 0, "x");
                shard.turns(2, 0);
            }
            for (int i = 0; i < wait; i++) {
                shard.turns(1, 260);
            }
            long before = shard.shard.metrics().carried.get();
            shard.submitText("200", "", LATER, 1, "second");
            shard.turns(5, 1);
            long carried = shard.shard.metrics().carried.get() - before;
            shard.turns(2_400, 1_000);
            if (!delivered.equals(List.of("second"))) {
                wrong.add(wait + " carried " + carried + ": " + delivered);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void shouldNotReplaceATransaction() {
        SmallShard small = new SmallShard(clock, store, Durability.PROCESS, 1, attempt -> {
            if (text(attempt).isEmpty()) {
                attempt.concludeAfter(600_000);
            } else {
                attempt.deliver();
            }
        });
        small.submitText("4917", "", LATER, 1, "warm-up of another service");
        small.turns(3, 1);
        byte[] transaction = PartShard.pdu(0, new int[0], "");
        transaction[16 + 1 + 6 + 7] = 2;
        small.submit(transaction, 0x34);
        small.turns(3, 1);
        small.submitText("4917", "", "000000000100000R", 1, "second");
        small.turns(3, 1);
        small.turns(40, 1_000);
        long second = Long.parseLong(small.outboxes.get(0).ids.get(1));
        assertThat(small.states).doesNotContainKey(second);
        small.turns(30, 1_000);
        assertThat(small.states).containsEntry(second, MessageState.DELIVERED);
    }

    @Test
    void shouldRefuseASubmitMultiWithAStatusThatItsVersionKnows() {
        SmallShard small = new SmallShard(clock, store, Durability.PROCESS, 1, Attempt::deliver, (query, decision) -> {
            decision.reset();
            decision.reject(0, 0x100);
        });
        small.operate(MultiPdus.multi("", 0, "200", "201"));
        small.turns(2, 1);
        assertThat(small.outboxes.get(0).statuses).containsExactly(CommandStatus.RINVSERTYP);
    }

    @Test
    void shouldKeepToTheValidityOfARuleWhenReplacing() {
        SmallShard small = new SmallShard(
                clock,
                store,
                Durability.PROCESS,
                1,
                attempt -> {
                    if (text(attempt).equals("second")) {
                        attempt.retry(27);
                    } else {
                        attempt.deliver();
                    }
                },
                (query, decision) -> {
                    decision.reset();
                    decision.validity(5_000);
                    decision.forward(0, SmallShard.ALL);
                });
        small.submitText("200", "", LATER, 0, "first");
        small.turns(3, 1);
        small.submitText("200", "", "", 1, "second");
        small.turns(10, 1_000);
        assertThat(small.outboxes.get(0).ids)
                .hasSize(2)
                .containsOnly(small.outboxes.get(0).ids.get(0));
        assertThat(small.states).containsValue(MessageState.EXPIRED);
    }

    @Test
    void shouldNotReplaceADatagram() {
        SmallShard small = new SmallShard(clock, store, Durability.PROCESS, 1, attempt -> {
            if (text(attempt).isEmpty()) {
                attempt.concludeAfter(600_000);
            } else {
                attempt.retry(27);
            }
        });
        byte[] datagram = PartShard.pdu(0, new int[0], "");
        datagram[16 + 1 + 6 + 7] = 1;
        small.submit(datagram, 0x34);
        small.turns(3, 1);
        small.submitText("4917", "", "", 1, "second");
        small.turns(10, 1_000);
        assertThat(small.states.values()).doesNotContain(MessageState.UNDELIVERABLE);
    }

    @Test
    void shouldNotHoldAPartAgainThatWasReplaced() {
        Account joiner = new Account("joiner", 0, 100, 100, 0, AccountTerms.USUAL.with(terms("FORWARD", "MESSAGE")));
        List<String> offers = new ArrayList<>();
        SmallShard small = new SmallShard(joiner, clock, store, Durability.PROCESS, 1, attempt -> {
            offers.add(text(attempt));
            attempt.retry(27);
        });
        small.submit(PartShard.pdu(1, new int[] {0, 3, 9, 2, 1}, "a"), 0x34);
        small.turns(3, 1);
        long id = Long.parseLong(small.outboxes.get(0).ids.get(0));
        for (int i = 0; i < 100 && offers.size() < 2; i++) {
            small.turns(1, 100);
        }
        small.turns(2, 1);
        small.operate(OperationPdus.replace(id, 1, "new"));
        small.turns(3, 1);
        assertThat(small.outboxes.get(0).statuses).containsExactly(CommandStatus.ROK, CommandStatus.ROK);

        SmallShard next = new SmallShard(joiner, clock, store, Durability.PROCESS, 1, Attempt::deliver);
        next.turns(20, 1_000);
        assertThat(next.states).containsEntry(id, MessageState.DELIVERED);
    }

    @Test
    void shouldKeepTheScheduleOfAPartThatIsReplaced() {
        Account joiner = new Account("joiner", 0, 100, 100, 0, AccountTerms.USUAL.with(terms("FORWARD", "MESSAGE")));
        List<String> offers = new ArrayList<>();
        SmallShard small = new SmallShard(joiner, clock, store, Durability.PROCESS, 1, attempt -> {
            offers.add(text(attempt));
            attempt.deliver();
        });
        small.submit(scheduled(PartShard.pdu(1, new int[] {0, 3, 9, 2, 1}, "a"), LATER), 0x34);
        small.turns(3, 1);
        small.turns(10, 1_000);
        assertThat(offers).isEmpty();
        long id = Long.parseLong(small.outboxes.get(0).ids.get(0));
        small.operate(OperationPdus.replace(id, 1, "new"));
        small.turns(5, 1);
        assertThat(offers).as("it is scheduled in half an hour").isEmpty();
    }

    @Test
    void shouldEndPartsWithTheirMessageWhenRecoveryEndsThat() {
        BatchStore shared = new HeapBatchStore(1 << 20);
        CarrierShard first = new CarrierShard(clock, shared, CarrierConfig.usual("a"));
        first.account = new Account("small", 0, 100, 10, 0, AccountTerms.USUAL.with(terms("FORWARD", "PART")));
        first.link("a", 21, 10);
        first.bind(CarrierShard.ESME);
        first.submit("\5\0\3\7\2\1one ", 0x40, 0, "");
        first.submit("\5\0\3\7\2\2two", 0x40, 0, "");
        first.turns(5, 1);
        List<Sent> submits = first.submits(21);
        assertThat(submits).hasSize(1);
        first.answer(submits.get(0), 0, "their-id");
        first.turns(3, 1);

        CarrierConfig usual = CarrierConfig.usual("a");
        CarrierConfig.Outcomes outcomes = usual.outcomes();
        CarrierConfig none = new CarrierConfig(
                "a",
                usual.pace(),
                new CarrierConfig.Outcomes(
                        outcomes.errors(),
                        outcomes.responseTimeoutMillis(),
                        MessageState.ACCEPTED,
                        outcomes.receiptWaitMillis(),
                        outcomes.whenReceiptMissing()),
                usual.dialect());
        CarrierShard next = new CarrierShard(clock, shared, none);
        next.account = first.account;
        next.bind(CarrierShard.ESME);
        next.turns(5, 1);
        List<String> texts = next.take(CommandId.DELIVER_SM, CarrierShard.ESME).stream()
                .map(Sent::text)
                .toList();
        assertThat(texts).hasSize(2).allMatch(text -> text.contains("stat:ACCEPTD"));
    }

    private static byte[] scheduled(byte[] pdu, String schedule) {
        int at = 16 + 1 + 6 + 7 + 3;
        byte[] longer = new byte[pdu.length + schedule.length()];
        System.arraycopy(pdu, 0, longer, 0, at);
        byte[] octets = schedule.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(octets, 0, longer, at, octets.length);
        System.arraycopy(pdu, at, longer, at + octets.length, pdu.length - at);
        ByteBuffer.wrap(longer).putInt(0, longer.length);
        return longer;
    }

    private static LongMessageTerms terms(String incomplete, String receipts) {
        return new LongMessageTerms(
                LongMessageTerms.Policy.JOIN,
                PartForm.UDH8,
                LongMessageTerms.Receipts.valueOf(receipts),
                Duration.ofSeconds(2),
                LongMessageTerms.Incomplete.valueOf(incomplete),
                100);
    }

    private static String text(Attempt attempt) {
        return new String(
                attempt.message().bytes(),
                attempt.message().textOffset(),
                attempt.message().textLength(),
                StandardCharsets.ISO_8859_1);
    }
}
