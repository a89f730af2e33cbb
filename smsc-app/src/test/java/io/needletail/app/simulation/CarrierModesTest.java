package io.needletail.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.app.simulation.CarrierShard.Sent;
import io.needletail.core.carrier.CarrierConfig;
import io.needletail.persistence.store.HeapBatchStore;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Transaction mode (5.2.12) where the outcome is a carrier's. */
@ExtendWith(QuietLogs.class)
class CarrierModesTest {
    private static final int A = 21;
    private static final int B = 22;

    private final CarrierShard small = new CarrierShard(
            new SimulatedClock(), new HeapBatchStore(1 << 20), CarrierConfig.usual("a"), CarrierConfig.usual("b"));

    @Test
    void shouldAnswerATransactionWhenTheReceiptHasComeAndSendNoReceipt() {
        Sent submit = transaction("hello");
        small.answer(submit, CommandStatus.ROK, "77");
        small.turns(5, 100);
        assertThat(answers()).isEmpty();

        small.receipt("a", A, "77", "DELIVRD");
        small.turns(3, 1);

        assertThat(answers()).containsExactly(CommandStatus.ROK);
        assertThat(small.take(CommandId.DELIVER_SM, CarrierShard.ESME))
                .as("receipts")
                .isEmpty();
        assertThat(small.shard.messages()).isZero();
    }

    @Test
    void shouldTryATransactionElsewhereAtOnceButNotLater() {
        small.plan = List.of("a", "b");
        small.answer(transaction("hello"), CommandStatus.RSYSERR, "");
        small.turns(2, 1);
        List<Sent> elsewhere = small.submits(B);
        assertThat(elsewhere).hasSize(1);
        assertThat(answers()).isEmpty();

        small.answer(elsewhere.get(0), CommandStatus.RSYSERR, "");
        small.turns(3, 1);

        assertThat(answers()).containsExactly(CommandStatus.RDELIVERYFAILURE);
        small.turns(20, 1_000);
        assertThat(small.submits(A)).isEmpty();
    }

    @Test
    void shouldFailATransactionWhoseLinkBreaksBeforeTheAnswer() {
        transaction("hello");
        small.unlink("a", A);
        small.turns(3, 1);

        assertThat(answers()).containsExactly(CommandStatus.RDELIVERYFAILURE);
        small.link("a", 31, 10);
        small.turns(3, 1);
        assertThat(small.submits(31)).isEmpty();
    }

    @Test
    void shouldAnswerATransactionInTimeWhateverTheCarrierDoesAndOnlyOnce() {
        Sent submit = transaction("hello");
        small.answer(submit, CommandStatus.ROK, "77");
        small.turns(40, 1_000);
        assertThat(answers()).containsExactly(CommandStatus.RDELIVERYFAILURE);

        small.receipt("a", A, "77", "DELIVRD");
        small.turns(3, 1);

        assertThat(answers()).isEmpty();
        assertThat(small.take(CommandId.DELIVER_SM, CarrierShard.ESME))
                .as("receipts")
                .isEmpty();
        assertThat(small.shard.messages()).isZero();
    }

    private Sent transaction(String text) {
        small.bind(CarrierShard.ESME);
        small.link("a", A, 10);
        small.link("b", B, 10);
        small.turns(1, 1);
        small.transaction(text);
        small.turns(2, 1);
        List<Sent> sent = small.submits(A);
        assertThat(sent).hasSize(1);
        return sent.get(0);
    }

    /** Statuses of the answers to the ESME's submits. */
    private List<Integer> answers() {
        return small.take(CommandId.SUBMIT_SM_RESP, CarrierShard.ESME).stream()
                .map(Sent::status)
                .toList();
    }
}
