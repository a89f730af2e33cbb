package io.needletail.core.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.core.pipeline.DeliverSequence;
import io.needletail.core.pipeline.ShardEvent;
import io.needletail.core.table.MessageTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReceiverSessionTest {
    private static final ShardConfig SECOND_OF_THREE = new ShardConfig(
            1,
            3,
            100,
            new RetrySchedule(1),
            new ShardConfig.Validity(1, 1),
            new ShardConfig.Receipts(1, 1, 1, false),
            1);

    @Test
    void shouldNumberWithinItsLaneAndFindEachAnswer() {
        ReceiverSession session = session(10);
        DeliverSequence lanes = new DeliverSequence(3);
        Map<Integer, Integer> sent = new HashMap<>();
        Random random = new Random(1);
        for (int entry = 0; entry < 10_000; entry++) {
            if (!session.hasRoom()) {
                int sequence = List.copyOf(sent.keySet()).get(random.nextInt(sent.size()));
                assertThat(session.free(sequence)).isEqualTo(sent.remove(sequence));
            }
            int sequence = session.take(entry, entry);
            assertThat(lanes.laneOf(sequence)).isEqualTo(DeliverSequence.shardLane(1));
            assertThat(sent.put(sequence, entry)).isNull();
        }
        assertThat(session.inFlight()).isEqualTo(sent.size()).isEqualTo(10);
    }

    @Test
    void shouldIgnoreAnAnswerToNothing() {
        ReceiverSession session = session(1);
        assertThat(session.free(2)).isEqualTo(MessageTable.NONE);
        int sequence = session.take(5, 0);
        assertThat(session.free(sequence + 4)).isEqualTo(MessageTable.NONE);
        assertThat(session.free(sequence)).isEqualTo(5);
        assertThat(session.free(sequence)).isEqualTo(MessageTable.NONE);
    }

    @Test
    void shouldNameWhatIsOverdue() {
        ReceiverSession session = session(5);
        int early = session.take(1, 100);
        session.take(2, 200);

        assertThat(session.overdue(100)).isZero();
        assertThat(session.overdue(150)).isEqualTo(early);
        session.free(early);
        assertThat(session.overdue(150)).isZero();
    }

    private static ReceiverSession session(int window) {
        ShardEvent bound = new ShardEvent();
        bound.window = window;
        return new ReceiverSession(bound, new AccountReceipts(new MessageTable(0)), SECOND_OF_THREE);
    }
}
