package io.needletail.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.destination.Attempt;
import io.needletail.api.journal.Durability;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.persistence.store.BatchStore;
import io.needletail.persistence.store.HeapBatchStore;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** replace_if_present_flag of a submit_sm. */
@ExtendWith(QuietLogs.class)
class ReplaceBehaviourTest {
    private static final String IN_AN_HOUR = "000000010000000R";

    private final SimulatedClock clock = new SimulatedClock();
    private final BatchStore store = new HeapBatchStore(1_000_000);
    private final List<String> delivered = new ArrayList<>();

    @Test
    void shouldTakeThePlaceAndTheIdOfAMessageThatWaits() {
        SmallShard small = start(this::deliver);
        small.submitText("200", "", IN_AN_HOUR, 0, "first");
        small.turns(2, 10);
        small.submitText("200", "", "", 1, "second");
        small.turns(3, 10);

        assertThat(small.outboxes.get(0).ids).hasSize(2);
        assertThat(small.outboxes.get(0).ids.get(1))
                .isEqualTo(small.outboxes.get(0).ids.get(0));
        assertThat(delivered).containsExactly("second");
        small.turns(3_700, 1_000);
        assertThat(delivered).containsExactly("second");
        assertThat(small.shard.messages()).isZero();
    }

    @Test
    void shouldBeANewMessageWhenSourceDestinationOrServiceDiffer() {
        SmallShard small = start(this::deliver);
        small.submitText("200", "", IN_AN_HOUR, 0, "first");
        small.submitText("200", "VMN", IN_AN_HOUR, 1, "other service");
        small.submitText("201", "", IN_AN_HOUR, 1, "other destination");
        small.turns(5, 10);

        assertThat(small.shard.messages()).isEqualTo(3);
        assertThat(small.outboxes.get(0).ids).doesNotHaveDuplicates();
    }

    @Test
    void shouldReplaceAMessageOfTheSameMoment() {
        SmallShard small = start(this::deliver);
        small.submitText("200", "", IN_AN_HOUR, 0, "first");
        small.submitText("200", "", IN_AN_HOUR, 1, "second");
        small.submitText("200", "", IN_AN_HOUR, 1, "third");
        small.turns(5, 10);
        assertThat(small.shard.messages()).isOne();
        assertThat(small.outboxes.get(0).answers)
                .containsOnly(CommandStatus.ROK)
                .hasSize(3);

        small.turns(3_700, 1_000);
        assertThat(delivered).containsExactly("third");
    }

    @Test
    void shouldBeANewMessageOnceTheOtherIsAtItsEnd() {
        SmallShard small = start(this::deliver);
        small.submitText("200", "", "", 1, "first");
        small.turns(3, 10);
        small.submitText("200", "", "", 1, "second");
        small.turns(3, 10);

        assertThat(delivered).containsExactly("first", "second");
        assertThat(small.outboxes.get(0).ids).doesNotHaveDuplicates();
    }

    @Test
    void shouldReplaceAfterARestartWhatWasReplacedBefore() {
        SmallShard before = start(this::deliver);
        before.submitText("200", "", IN_AN_HOUR, 0, "first");
        before.turns(2, 10);
        before.submitText("200", "", IN_AN_HOUR, 1, "second");
        before.turns(2, 10);

        SmallShard after = start(this::deliver);
        assertThat(after.shard.messages()).isOne();
        after.submitText("200", "", "", 1, "third");
        after.turns(3, 10);
        assertThat(delivered).containsExactly("third");
        assertThat(after.outboxes.get(0).ids).isSubsetOf(before.outboxes.get(0).ids);
    }

    @Test
    void shouldLeaveMembersOfASubmitMultiAlone() {
        SmallShard small = start(this::deliver);
        small.operate(MultiPdus.multi(IN_AN_HOUR, 0, "200", "201"));
        small.turns(2, 10);
        small.submitText("200", "", IN_AN_HOUR, 1, "mine");
        small.turns(3, 10);

        assertThat(small.shard.messages()).isEqualTo(3);
    }

    @Test
    void shouldKeepOneWaitingMessageForEachDestinationWhateverTheOrder() {
        long seed = new SplittableRandom().nextLong();
        SplittableRandom random = new SplittableRandom(seed);
        SmallShard small = start(this::deliver);
        boolean[] used = new boolean[20];
        for (int i = 0; i < 20_000; i++) {
            int destination = random.nextInt(used.length);
            used[destination] = true;
            small.submitText("3" + destination, "", IN_AN_HOUR, 1, "text " + i);
            if (random.nextInt(3) == 0) {
                small.turns(1, 0);
            }
        }
        small.turns(5, 1);

        int expected = 0;
        for (boolean one : used) {
            expected += one ? 1 : 0;
        }
        assertThat(small.shard.messages()).as("seed %d", seed).isEqualTo(expected);
        assertThat(small.outboxes.get(0).answers).as("seed %d", seed).hasSize(20_000);
    }

    private void deliver(Attempt attempt) {
        byte[] bytes = attempt.message().bytes();
        delivered.add(new String(
                bytes, attempt.message().textOffset(), attempt.message().textLength(), StandardCharsets.ISO_8859_1));
        attempt.deliver();
    }

    private SmallShard start(Consumer<Attempt> handset) {
        return new SmallShard(clock, store, Durability.PROCESS, 1, handset);
    }
}
