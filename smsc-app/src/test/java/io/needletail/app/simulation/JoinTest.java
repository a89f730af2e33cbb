package io.needletail.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.account.LongMessageTerms;
import io.needletail.api.journal.Durability;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.text.PartForm;
import io.needletail.persistence.store.BatchStore;
import io.needletail.persistence.store.HeapBatchStore;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Parts become one message: the shard's behaviour, one thing at a time. */
@ExtendWith(QuietLogs.class)
class JoinTest {
    private static final long TIMEOUT_MILLIS = 60_000;
    private static final int[] PORTS = {5, 4, 1, 2, 3, 4};

    private final SimulatedClock clock = new SimulatedClock();
    private final BatchStore store = new HeapBatchStore(1_000_000);

    @Test
    void shouldJoinPartsThatComeOutOfOrder() {
        PartShard process = start(LongMessageTerms.Receipts.MESSAGE);
        submit(process, 1, 3, 3, "!");
        submit(process, 2, 1, 3, "Hello ");
        process.turns(3, 1);
        assertThat(process.answers).extracting(PartShard.Answer::status).containsExactly(0, 0);
        assertThat(process.delivered).isEmpty();

        submit(process, 3, 2, 3, "world");
        process.turns(6, 1);

        assertThat(process.delivered).hasSize(1);
        assertThat(process.delivered.get(0).text()).isEqualTo("Hello world!");
        assertThat(process.delivered.get(0).esmClass()).isZero();
        assertThat(process.receipts).as("of the first part").containsExactly(id(process, 2));
        assertThat(process.shard.messages()).isZero();
    }

    @Test
    void shouldSendAReceiptForEachPartIfTheAccountWantsThem() {
        PartShard process = start(LongMessageTerms.Receipts.PART);
        submit(process, 1, 2, 2, "b");
        submit(process, 2, 1, 2, "a");
        process.turns(8, 1);

        assertThat(process.delivered).hasSize(1);
        assertThat(process.receipts).containsExactlyInAnyOrder(id(process, 1), id(process, 2));
        assertThat(process.shard.messages()).isZero();
    }

    @Test
    void shouldGiveTheReceiptTheIdOfThePartThatAsksForOne() {
        PartShard process = start(LongMessageTerms.Receipts.MESSAGE);
        process.submit(1, PartShard.pdu(0, new int[] {0, 3, 9, 2, 1}, "a"));
        process.submit(2, PartShard.pdu(1, new int[] {0, 3, 9, 2, 2}, "b"));
        process.turns(8, 1);

        assertThat(process.receipts).containsExactly(id(process, 2));
        assertThat(process.delivered.get(0).registered()).isEqualTo(1);
    }

    @Test
    void shouldPutALongTextIntoMessagePayloadAndKeepOtherElements() {
        PartShard process = start(LongMessageTerms.Receipts.MESSAGE);
        String half = "x".repeat(130);
        process.submit(1, PartShard.pdu(1, new int[] {5, 4, 1, 2, 3, 4, 8, 4, 1, 0, 2, 1}, half));
        process.submit(2, PartShard.pdu(1, new int[] {5, 4, 1, 2, 3, 4, 8, 4, 1, 0, 2, 2}, half));
        process.turns(8, 1);

        PartShard.Delivered message = process.delivered.get(0);
        assertThat(message.payload()).isTrue();
        assertThat(message.esmClass()).isEqualTo(0x40);
        StringBuilder header = new StringBuilder().append((char) PORTS.length);
        for (int octet : PORTS) {
            header.append((char) octet);
        }
        assertThat(message.text()).isEqualTo(header + half + half);
    }

    @Test
    void shouldAnswerARepeatedPartAndUseItOnce() {
        PartShard process = start(LongMessageTerms.Receipts.PART);
        submit(process, 1, 1, 2, "a");
        submit(process, 2, 1, 2, "a");
        submit(process, 3, 2, 2, "b");
        process.turns(8, 1);

        assertThat(process.delivered).extracting(PartShard.Delivered::text).containsExactly("ab");
        assertThat(process.receipts).hasSize(3);
        assertThat(process.shard.messages()).isZero();
    }

    @Test
    void shouldKeepApartMessagesThatUseTheSameReference() {
        PartShard process = start(LongMessageTerms.Receipts.MESSAGE);
        submit(process, 1, 1, 2, "a");
        submit(process, 2, 1, 2, "c");
        submit(process, 3, 2, 2, "b");
        submit(process, 4, 2, 2, "d");
        process.turns(8, 1);

        assertThat(process.delivered).extracting(PartShard.Delivered::text).containsExactlyInAnyOrder("ab", "cd");
    }

    @Test
    void shouldForwardPartsAsTheyCameWhenTheOthersDoNotCome() {
        PartShard process = start(LongMessageTerms.Receipts.MESSAGE);
        submit(process, 1, 1, 3, "a");
        submit(process, 2, 3, 3, "c");
        process.turns(10, TIMEOUT_MILLIS / 10 - 1);
        assertThat(process.delivered).isEmpty();

        process.turns(10, 100);

        assertThat(process.delivered)
                .extracting(PartShard.Delivered::text)
                .containsExactly("\5\0\3\11\3\1a", "\5\0\3\11\3\3c");
        assertThat(process.delivered).extracting(PartShard.Delivered::esmClass).containsOnly(0x40);
        assertThat(process.receipts).hasSize(2);
    }

    @Test
    void shouldFailPartsWhenTheAccountWantsNoPieces() {
        PartShard process = start(LongMessageTerms.Receipts.MESSAGE, LongMessageTerms.Incomplete.FAIL, 100);
        submit(process, 1, 1, 2, "a");
        process.turns(70, 1_000);

        assertThat(process.delivered).isEmpty();
        assertThat(process.receipts).containsExactly(id(process, 1));
    }

    @Test
    void shouldRefusePartsBeyondTheBound() {
        PartShard process = start(LongMessageTerms.Receipts.MESSAGE, LongMessageTerms.Incomplete.FORWARD, 2);
        for (int i = 1; i <= 3; i++) {
            submit(process, i, i, 4, "x");
        }
        process.turns(3, 1);

        assertThat(process.answers)
                .filteredOn(answer -> answer.status() != CommandStatus.ROK)
                .extracting(PartShard.Answer::sequence, PartShard.Answer::status)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(3, CommandStatus.RMSGQFUL));
        assertThat(process.shard.metrics().partsHeld.get()).isEqualTo(2);
        assertThat(process.shard.metrics().refusedParts.get()).isEqualTo(1);
    }

    @Test
    void shouldRebuildHeldPartsAfterAKill() {
        PartShard killed = start(LongMessageTerms.Receipts.MESSAGE);
        submit(killed, 1, 1, 2, "a");
        killed.turns(3, 1);

        PartShard next = start(LongMessageTerms.Receipts.MESSAGE);
        assertThat(next.shard.metrics().partsHeld.get()).isEqualTo(1);
        submit(next, 2, 2, 2, "b");
        next.turns(8, 1);

        assertThat(next.delivered).extracting(PartShard.Delivered::text).containsExactly("ab");
        assertThat(next.receipts).containsExactly(id(killed, 1));
        assertThat(next.shard.messages()).isZero();
    }

    @Test
    void shouldKeepWhatWasJoinedJoinedAfterAKill() {
        PartShard killed = start(LongMessageTerms.Receipts.PART);
        submit(killed, 1, 1, 2, "a");
        submit(killed, 2, 2, 2, "b");
        // The answers, the fact of the join, and no more.
        for (int i = 0; i < 9 && killed.shard.metrics().joined.get() == 0; i++) {
            killed.turn(1);
        }
        killed.journal.commit();
        assertThat(killed.delivered).isEmpty();

        PartShard next = start(LongMessageTerms.Receipts.PART);
        next.turns(8, 1);

        assertThat(next.delivered).extracting(PartShard.Delivered::text).containsExactly("ab");
        assertThat(next.receipts).containsExactlyInAnyOrder(id(killed, 1), id(killed, 2));
        assertThat(next.shard.messages()).isZero();
    }

    private PartShard start(LongMessageTerms.Receipts receipts) {
        return start(receipts, LongMessageTerms.Incomplete.FORWARD, 100);
    }

    private PartShard start(LongMessageTerms.Receipts receipts, LongMessageTerms.Incomplete incomplete, int mostHeld) {
        return new PartShard(
                clock,
                store,
                Durability.PROCESS,
                new LongMessageTerms(
                        LongMessageTerms.Policy.JOIN,
                        PartForm.UDH8,
                        receipts,
                        Duration.ofMillis(TIMEOUT_MILLIS),
                        incomplete,
                        mostHeld));
    }

    private static void submit(PartShard process, int sequence, int number, int total, String text) {
        process.submit(sequence, PartShard.pdu(1, new int[] {0, 3, 9, total, number}, text));
    }

    private static long id(PartShard process, int sequence) {
        List<PartShard.Answer> answers = process.answers;
        return answers.stream()
                .filter(answer -> answer.sequence() == sequence)
                .findFirst()
                .orElseThrow()
                .id();
    }
}
