package io.needletail.core.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.core.pipeline.ShardEvent;
import org.junit.jupiter.api.Test;

class PendingAnswersTest {
    @Test
    void shouldKeepOrderWhileGrowingAroundItsEnd() {
        PendingAnswers answers = new PendingAnswers();
        int added = 0;
        int taken = 0;
        while (added < 20_000) {
            for (int i = 0; i < 700; i++) {
                add(answers, added++);
            }
            for (int i = 0; i < 300; i++) {
                assertThat(answers.entry()).isEqualTo(taken);
                assertThat(answers.sequence()).isEqualTo(taken * 3);
                assertThat(answers.destination()).isEqualTo(taken % 5);
                answers.removeFirst();
                taken++;
            }
        }
        assertThat(answers.size()).isEqualTo(added - taken);
        while (!answers.isEmpty()) {
            assertThat(answers.entry()).isEqualTo(taken++);
            answers.removeFirst();
        }
    }

    @Test
    void shouldReleaseOnlyWhatTheJournalCovers() {
        PendingAnswers answers = new PendingAnswers();
        assertThat(answers.isReleased(99)).isFalse();
        add(answers, 7);

        assertThat(answers.isReleased(6)).isFalse();
        assertThat(answers.isReleased(7)).isTrue();
    }

    private static void add(PendingAnswers answers, int number) {
        ShardEvent event = new ShardEvent();
        event.sequence = number * 3;
        answers.add(event, number, number % 5, number);
    }
}
