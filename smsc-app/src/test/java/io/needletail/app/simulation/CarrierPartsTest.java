package io.needletail.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.account.Account;
import io.needletail.api.account.AccountTerms;
import io.needletail.api.account.LongMessageTerms;
import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.text.PartForm;
import io.needletail.app.simulation.CarrierShard.Sent;
import io.needletail.core.carrier.CarrierConfig;
import io.needletail.persistence.store.HeapBatchStore;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Parts of long messages on their way to carriers and from them. */
@ExtendWith(QuietLogs.class)
class CarrierPartsTest {
    private static final int A = 21;
    private static final int B = 22;

    private final CarrierShard small = new CarrierShard(
            new SimulatedClock(), new HeapBatchStore(1 << 20), CarrierConfig.usual("a"), CarrierConfig.usual("b"));

    @Test
    void shouldJoinPartsOfACarrierForAnAccountThatWantsWholeMessages() {
        LongMessageTerms terms = new LongMessageTerms(
                LongMessageTerms.Policy.JOIN,
                PartForm.UDH8,
                LongMessageTerms.Receipts.MESSAGE,
                Duration.ofSeconds(30),
                LongMessageTerms.Incomplete.FORWARD,
                2);
        small.account = new Account("small", 0, 100, 10, 0, AccountTerms.USUAL.with(terms));
        small.plan = List.of("account:small");
        small.link("a", A, 10);
        small.bind(CarrierShard.ESME);
        small.deliver("a", A, "\5\0\3\7\2\2 handset", 0x40);
        small.deliver("a", A, "\5\0\3\10\2\1other", 0x40);
        small.deliver("a", A, "\5\0\3\11\2\1too many", 0x40);
        small.turns(3, 1);
        assertThat(small.take(CommandId.DELIVER_SM_RESP, A))
                .extracting(Sent::status)
                .containsExactlyInAnyOrder(CommandStatus.ROK, CommandStatus.ROK, CommandStatus.RX_T_APPN);
        assertThat(small.take(CommandId.DELIVER_SM, CarrierShard.ESME)).isEmpty();

        small.turns(1, 31_000);
        small.turns(3, 1);
        assertThat(small.take(CommandId.DELIVER_SM, CarrierShard.ESME)).hasSize(2);

        small.deliver("a", A, "\5\0\3\12\2\2 handset", 0x40);
        small.deliver("a", A, "\5\0\3\12\2\1from a", 0x40);
        small.turns(5, 1);
        assertThat(small.take(CommandId.DELIVER_SM, CarrierShard.ESME))
                .extracting(Sent::text)
                .containsExactly("from a handset");
    }

    @Test
    void shouldSendThePartsOfAMessageInOrderOnOneLink() {
        LongMessageTerms usual = LongMessageTerms.USUAL;
        LongMessageTerms split = new LongMessageTerms(
                LongMessageTerms.Policy.SPLIT,
                usual.form(),
                usual.receipts(),
                usual.joinTimeout(),
                usual.incomplete(),
                1);
        small.account = new Account("small", 0, 100, 10, 0, AccountTerms.USUAL.with(split));
        small.link("a", A, 10);
        small.link("a", B, 10);
        small.turns(1, 1);
        for (int i = 0; i < 3; i++) {
            small.submit("x".repeat(200));
            small.submit("short");
        }
        small.turns(2, 1);

        List<String> onA = partsOf(small.submits(A));
        List<String> onB = partsOf(small.submits(B));
        assertThat(onA.size() + onB.size()).isEqualTo(6);
        for (List<String> link : List.of(onA, onB)) {
            for (int i = 0; i < link.size(); i += 2) {
                assertThat(link.subList(i, i + 2))
                        .containsExactly(
                                link.get(i).charAt(0) + "1", link.get(i).charAt(0) + "2");
            }
        }
    }

    /** Reference and number of each part. */
    private static List<String> partsOf(List<Sent> submits) {
        return submits.stream()
                .map(Sent::text)
                .filter(text -> text.length() > 5)
                .map(text -> text.charAt(3) + "" + (int) text.charAt(5))
                .toList();
    }
}
