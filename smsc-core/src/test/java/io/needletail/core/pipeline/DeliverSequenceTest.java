package io.needletail.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliverSequenceTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void shouldStayLegalAndInItsLaneAcrossTheWrap(int shards) {
        DeliverSequence numbering = new DeliverSequence(shards);
        for (int lane = 0; lane <= shards; lane++) {
            int sequence = numbering.first(lane);
            assertThat(sequence).isPositive();
            sequence += (Integer.MAX_VALUE - sequence) / (shards + 1) * (shards + 1);
            for (int i = 0; i < 5; i++) {
                assertThat(numbering.laneOf(sequence)).isEqualTo(lane);
                assertThat(sequence).isPositive();
                sequence = numbering.next(sequence);
            }
        }
    }
}
