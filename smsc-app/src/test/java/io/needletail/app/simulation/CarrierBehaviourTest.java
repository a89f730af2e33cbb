package io.needletail.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.app.simulation.CarrierShard.Sent;
import io.needletail.core.carrier.CarrierConfig;
import io.needletail.core.carrier.CarrierDialect;
import io.needletail.core.carrier.ErrorAction;
import io.needletail.core.carrier.ErrorTable;
import io.needletail.core.carrier.RetryDelays;
import io.needletail.persistence.store.BatchStore;
import io.needletail.persistence.store.HeapBatchStore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is promised of messages to carriers and from them, one thing at a time. */
@ExtendWith(QuietLogs.class)
class CarrierBehaviourTest {
    private static final int A = 21;
    private static final int B = 22;
    private static final long HOUR = 3_600_000;

    private final SimulatedClock clock = new SimulatedClock();
    private final BatchStore store = new HeapBatchStore(1 << 20);
    private CarrierShard small = shard(CarrierConfig.usual("a"), CarrierConfig.usual("b"));

    @Test
    void shouldMatchAReceiptThatComes73HoursLateAfterARestart() {
        handOver("hello", "77");
        small.turns(10, HOUR);
        small.turns(1, 63 * HOUR);
        small = shard(CarrierConfig.usual("a"));
        small.bind(CarrierShard.ESME);
        small.link("a", A, 10);
        small.receipt("a", A, "77", "DELIVRD");
        small.turns(3, 1);

        assertThat(states()).containsExactly("DELIVRD");
        assertThat(small.take(CommandId.DELIVER_SM_RESP, A))
                .extracting(Sent::status)
                .containsExactly(CommandStatus.ROK);
    }

    @Test
    void shouldGiveTheReceiptOfAMessageThatIsOlderThanAnyHistogram() {
        handOver("hello", "77");
        small.turns(1, 40 * 24 * HOUR - 1);
        small = shard(CarrierConfig.usual("a"));
        small.link("a", A, 10);
        small.receipt("a", A, "77", "DELIVRD");
        small.bind(CarrierShard.ESME);
        small.turns(3, 1);

        assertThat(states()).hasSize(1);
        assertThat(small.shard.metrics().failedEvents.get()).isZero();
    }

    @Test
    void shouldTakeAReceiptThatComesBeforeTheResponse() {
        Sent submit = send("hello");
        small.receipt("a", A, "77", "UNDELIV");
        small.turns(2, 1);
        assertThat(states()).isEmpty();
        small.answer(submit, CommandStatus.ROK, "77");
        small.turns(3, 1);

        assertThat(states()).containsExactly("UNDELIV");
        assertThat(small.carrier(0).metrics().earlyReceipts.get()).isEqualTo(1);
    }

    @Test
    void shouldGoElsewhereAfterATimeOutAndIgnoreTheLateAnswer() {
        small.plan = List.of("a", "b");
        Sent late = send("hello");
        small.turns(12, 1_000);
        List<Sent> second = small.submits(B);
        assertThat(second).hasSize(1);

        small.answer(late, CommandStatus.ROK, "1");
        small.answer(second.get(0), CommandStatus.ROK, "2");
        small.receipt("a", A, "1", "UNDELIV");
        small.receipt("b", B, "2", "DELIVRD");
        small.turns(3, 1);
        assertThat(states()).containsExactly("DELIVRD");
    }

    @Test
    void shouldSendAgainWhatALostLinkHasNotAnswered() {
        ready();
        for (String text : List.of("one", "two", "three")) {
            small.submit(text);
        }
        small.turns(2, 1);
        List<Sent> sent = small.submits(A);
        small.answer(sent.get(1), CommandStatus.ROK, "2");
        small.unlink("a", A);
        small.link("a", 31, 10);
        small.turns(2, 1);

        assertThat(small.submits(31)).extracting(Sent::text).containsExactlyInAnyOrder("one", "three");
        assertThat(small.carrier(0).metrics().interrupted.get()).isEqualTo(2);
    }

    @Test
    void shouldKeepThePlaceOfAMessageThatWasThrottled() {
        CarrierConfig.Pace pace = new CarrierConfig.Pace(10, 1, 1, 1, 50);
        small = shard(new CarrierConfig("a", pace, CarrierConfig.Outcomes.usual(), CarrierDialect.usual()));
        ready();
        for (String text : List.of("one", "two", "three")) {
            small.submit(text);
        }
        small.turns(2, 1);
        small.answer(small.submits(A).get(0), CommandStatus.RTHROTTLED, "");
        small.turns(1_000, 1);

        assertThat(small.submits(A)).extracting(Sent::text).startsWith("one", "two");
        assertThat(states()).isEmpty();
    }

    @Test
    void shouldMoveWhatWaitsWhenItsCarrierGoesDownAndBackWhenOnlyThatOneIsUp() {
        small.plan = List.of("a", "b");
        small.bind(CarrierShard.ESME);
        small.submit("hello");
        small.turns(2, 1);
        assertThat(small.carrier(0).pending())
                .as("nothing is up: it waits for the first")
                .isEqualTo(1);

        small.link("b", B, 10);
        small.turns(2, 1);
        assertThat(small.submits(B)).hasSize(1);
        small.unlink("b", B);
        small.turns(2, 1);
        small.link("a", A, 10);
        small.turns(2, 1);
        assertThat(small.submits(A)).hasSize(1);
    }

    @Test
    void shouldRatherTryAgainThanWaitForACarrierThatIsDown() {
        small.plan = List.of("a", "b");
        Sent first = send("hello");
        small.unlink("b", B);
        small.answer(first, CommandStatus.RSYSERR, "");
        small.turns(2, 10);
        assertThat(small.submits(A)).isEmpty();
        small.turns(20, 100);

        assertThat(small.submits(A)).hasSize(1);
        assertThat(small.carrier(1).pending()).isZero();
    }

    @Test
    void shouldWaitAsItsErrorSaysWhenNowhereElseIsLeft() {
        ErrorTable errors = ErrorTable.usual()
                .onStatus(
                        CommandStatus.RSYSERR,
                        new ErrorAction(
                                ErrorAction.Kind.RETRY_ELSEWHERE,
                                new RetryDelays(List.of(5_000L)),
                                MessageState.UNDELIVERABLE));
        small = shard(new CarrierConfig("a", CarrierConfig.Pace.UNLIMITED, outcomes(errors), CarrierDialect.usual()));
        small.answer(send("hello"), CommandStatus.RSYSERR, "");
        small.turns(45, 100);
        assertThat(small.submits(A)).isEmpty();
        small.turns(10, 100);
        assertThat(small.submits(A)).hasSize(1);
    }

    @Test
    void shouldEndAMessageWhoseValidityIsOverInItsLane() {
        small.bind(CarrierShard.ESME);
        small.submit("hello", 0, "000000000005000R");
        small.turns(30, 250);

        assertThat(states()).containsExactly("EXPIRED");
        assertThat(small.carrier(0).pending()).isZero();
    }

    @Test
    void shouldParkAMessageToAnAccountUntilThatIsBound() {
        small.plan = List.of("account:small");
        small.link("a", A, 10);
        small.deliver("a", A, "from a handset", false);
        small.turns(20, 1_000);
        assertThat(small.take(CommandId.DELIVER_SM_RESP, A)).hasSize(1);
        small = shard(CarrierConfig.usual("a"));
        small.plan = List.of("account:small");
        small.bind(CarrierShard.ESME);
        small.turns(3, 1);

        List<Sent> delivered = small.take(CommandId.DELIVER_SM, CarrierShard.ESME);
        assertThat(delivered).extracting(Sent::text).containsExactly("from a handset");
        small.acknowledge(delivered.get(0), CommandStatus.ROK);
        small.turns(2, 1);
        assertThat(small.shard.messages()).isZero();
    }

    @Test
    void shouldEndAMessageOfACarrierThatIsNoLongerConfiguredWhenItsReceiptIsOverdue() {
        handOver("hello", "77");
        small = shard(CarrierConfig.usual("b"));
        small.bind(CarrierShard.ESME);
        small.turns(10, HOUR);
        assertThat(states()).isEmpty();
        small.turns(80, HOUR);

        assertThat(states()).as("until it is acknowledged").containsOnly("UNKNOWN");
    }

    @Test
    void shouldRouteAnewWhatWaitedForACarrierThatIsNoLongerConfigured() {
        small.submit("hello");
        small.turns(3, 1);
        assertThat(small.carrier(0).pending()).isEqualTo(1);
        small = shard(CarrierConfig.usual("b"));
        small.plan = List.of("b");
        small.link("b", B, 10);
        small.turns(3, 1);

        assertThat(small.submits(B)).extracting(Sent::text).containsExactly("hello");
    }

    @Test
    void shouldTakeAnswersOnlyOfItsOwnShareOfAWindow() {
        small = new CarrierShard(clock, new HeapBatchStore(1 << 20), 0, 2, CarrierConfig.usual("a"));
        CarrierShard other = new CarrierShard(clock, new HeapBatchStore(1 << 20), 1, 2, CarrierConfig.usual("a"));
        List<Sent> sent = new ArrayList<>();
        for (CarrierShard each : List.of(small, other)) {
            each.link("a", A, 2);
            for (int i = 0; i < 5; i++) {
                each.submit("message " + i);
            }
            each.turns(3, 1);
            List<Sent> share = each.submits(A);
            assertThat(share).hasSize(2);
            sent.addAll(share);
        }
        assertThat(sent).extracting(Sent::sequence).doesNotHaveDuplicates();

        small.answer(sent.get(2), CommandStatus.ROK, "1");
        small.turns(2, 1);
        assertThat(small.submits(A)).isEmpty();
        small.answer(sent.get(0), CommandStatus.ROK, "1");
        small.turns(2, 1);
        assertThat(small.submits(A)).hasSize(1);
    }

    @Test
    void shouldLetAnUrgentMessagePassABacklog() {
        small.link("a", A, 5);
        for (int i = 0; i < 100; i++) {
            small.submit("bulk " + i);
        }
        small.turns(2, 1);
        List<Sent> bulk = small.submits(A);
        assertThat(bulk).hasSize(4);
        small.submit("password", 3, "");
        small.turns(1, 1);

        assertThat(small.submits(A)).extracting(Sent::text).containsExactly("password");
    }

    @Test
    void shouldNotGiveASecondReceiptWhenACarrierRepeatsOrChangesItsOwn() {
        handOver("hello", "77");
        small.receipt("a", A, "77", "DELIVRD");
        small.receipt("a", A, "77", "DELIVRD");
        small.receipt("a", A, "77", "UNDELIV");
        small.turns(3, 1);

        assertThat(states()).containsExactly("DELIVRD");
        assertThat(small.take(CommandId.DELIVER_SM_RESP, A)).hasSize(3);
        assertThat(small.carrier(0).metrics().repeatedReceipts.get()).isEqualTo(2);
    }

    @Test
    void shouldTryASilentCarrierAgainAlthoughAnotherIsUp() {
        small.plan = List.of("a", "b");
        ready();
        for (int i = 0; i < 3; i++) {
            small.submit("message " + i);
        }
        small.turns(15, 1_000);
        assertThat(small.submits(A)).hasSize(3);
        assertThat(small.carrier(0).isUp()).isFalse();

        small.turns(15, 1_000);
        small.submit("is anybody there");
        small.turns(2, 1);
        List<Sent> trial = small.submits(A);
        assertThat(trial).hasSize(1);
        small.answer(trial.get(0), CommandStatus.ROK, "1");
        assertThat(small.carrier(0).isUp()).isTrue();
    }

    @Test
    void shouldRememberAfterARestartThatAReceiptHasAskedForAnotherTry() {
        ErrorTable errors = ErrorTable.usual().onReceiptError(9, ErrorAction.throttle());
        CarrierConfig config =
                new CarrierConfig("a", CarrierConfig.Pace.UNLIMITED, outcomes(errors), CarrierDialect.usual());
        small = shard(config);
        handOver("hello", "77");
        small.deliver("a", A, "id:77 stat:UNDELIV err:009", true);
        small.turns(1, 1);
        small = shard(config);
        small.link("a", A, 10);
        small.turns(3, 1);

        assertThat(small.submits(A)).extracting(Sent::text).containsExactly("hello");
    }

    @Test
    void shouldOfferAReplacedMessageToTheFirstCarrierAgain() {
        ErrorAction elsewhere =
                new ErrorAction(ErrorAction.Kind.RETRY_ELSEWHERE, RetryDelays.NONE, MessageState.UNDELIVERABLE);
        ErrorTable errors = ErrorTable.usual().onStatus(CommandStatus.RINVMSGLEN, elsewhere);
        small = shard(
                new CarrierConfig("a", CarrierConfig.Pace.UNLIMITED, outcomes(errors), CarrierDialect.usual()),
                CarrierConfig.usual("b"));
        small.plan = List.of("a", "b");
        small.bind(CarrierShard.ESME);
        small.link("a", A, 10);
        small.link("b", B, 1);
        for (String text : List.of("fills the window of b", "too long for a")) {
            small.submit(text);
            small.turns(2, 1);
            small.answer(small.submits(A).get(0), CommandStatus.RINVMSGLEN, "");
            small.turns(2, 1);
        }
        assertThat(small.submits(B)).extracting(Sent::text).containsExactly("fills the window of b");

        small.submitInstead("short");
        small.turns(3, 1);

        assertThat(small.submits(A)).extracting(Sent::text).containsExactly("short");
    }

    private CarrierShard shard(CarrierConfig... carriers) {
        return new CarrierShard(clock, store, carriers);
    }

    private static CarrierConfig.Outcomes outcomes(ErrorTable errors) {
        return new CarrierConfig.Outcomes(errors, 10_000, null, 80 * HOUR, MessageState.UNKNOWN);
    }

    private void ready() {
        small.bind(CarrierShard.ESME);
        small.link("a", A, 10);
        if (small.shard.carriers().size() > 1) {
            small.link("b", B, 10);
        }
        small.turns(1, 1);
    }

    private Sent send(String text) {
        ready();
        small.submit(text);
        small.turns(2, 1);
        List<Sent> sent = small.submits(A);
        assertThat(sent).hasSize(1);
        return sent.get(0);
    }

    private void handOver(String text, String id) {
        small.answer(send(text), CommandStatus.ROK, id);
        small.turns(2, 1);
    }

    /** States of the receipts that the ESME has got. */
    private List<String> states() {
        return small.take(CommandId.DELIVER_SM, CarrierShard.ESME).stream()
                .map(receipt -> receipt.text().replaceAll(".* stat:(\\w+) .*", "$1"))
                .toList();
    }
}
