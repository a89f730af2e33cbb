package io.needletail.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RequestWindowTest {
    @Test
    void shouldNumberWithinItsLaneAndFindEachAnswer() {
        RequestWindow window = window(10);
        DeliverSequence lanes = new DeliverSequence(3);
        Map<Integer, Integer> sent = new HashMap<>();
        Random random = new Random(1);
        for (int entry = 0; entry < 10_000; entry++) {
            if (!window.hasRoom()) {
                int sequence = List.copyOf(sent.keySet()).get(random.nextInt(sent.size()));
                assertThat(window.free(sequence)).isEqualTo(sent.remove(sequence));
            }
            int sequence = window.take(entry, entry);
            assertThat(lanes.laneOf(sequence)).isEqualTo(DeliverSequence.shardLane(1));
            assertThat(sent.put(sequence, entry)).isNull();
        }
        assertThat(window.inFlight()).isEqualTo(sent.size()).isEqualTo(10);
    }

    @Test
    void shouldIgnoreAnAnswerToNothing() {
        RequestWindow window = window(1);
        assertThat(window.free(2)).isEqualTo(RequestWindow.NOTHING);
        int sequence = window.take(5, 0);
        assertThat(window.free(sequence + 4)).isEqualTo(RequestWindow.NOTHING);
        assertThat(window.free(sequence)).isEqualTo(5);
        assertThat(window.free(sequence)).isEqualTo(RequestWindow.NOTHING);
    }

    @Test
    void shouldNameWhatIsOverdue() {
        RequestWindow window = window(5);
        int early = window.take(1, 100);
        window.take(2, 200);

        assertThat(window.overdue(100)).isZero();
        assertThat(window.overdue(150)).isEqualTo(early);
        window.free(early);
        assertThat(window.overdue(150)).isZero();
    }

    private static RequestWindow window(int size) {
        return new RequestWindow(size, 3, 1);
    }
}
