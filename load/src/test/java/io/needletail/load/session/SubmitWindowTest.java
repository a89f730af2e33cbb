package io.needletail.load.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.load.Seeds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SubmitWindowTest {

    @Test
    void shouldGiveBackWhenEachWasMeantToBeSent() {
        SubmitWindow window = new SubmitWindow(2);
        int first = window.open(10);
        int second = window.open(20);
        assertThat(window.free()).isZero();
        assertThat(window.answer(second)).isEqualTo(20);
        assertThat(window.answer(first)).isEqualTo(10);
        assertThat(window.free()).isEqualTo(2);
    }

    @Test
    void shouldTellASecondAnswerFromAnAnswerToNothing() {
        SubmitWindow window = new SubmitWindow(4);
        int sequence = window.open(10);
        window.answer(sequence);
        assertThat(window.answer(sequence)).isEqualTo(SubmitWindow.DUPLICATE);
        assertThat(window.answer(sequence + 1)).isEqualTo(SubmitWindow.UNKNOWN);
        assertThat(window.answer(0)).isEqualTo(SubmitWindow.UNKNOWN);
        assertThat(window.answer(-sequence)).isEqualTo(SubmitWindow.UNKNOWN);
        assertThat(window.waiting()).isZero();
    }

    @Test
    void shouldPassOverTheNumberWhosePlaceIsTaken() {
        SubmitWindow window = new SubmitWindow(2);
        int stuck = window.open(1);
        Set<Integer> seen = new HashSet<>(Set.of(stuck));
        for (int i = 0; i < 100; i++) {
            int sequence = window.open(2);
            assertThat(seen.add(sequence)).isTrue();
            assertThat(window.answer(sequence)).isEqualTo(2);
        }
        assertThat(window.answer(stuck)).isEqualTo(1);
    }

    @Test
    void shouldKeepItsAccountForAnyOrderOfAnswers() {
        SplittableRandom random = Seeds.random("SubmitWindowTest");
        for (int round = 0; round < 100; round++) {
            SubmitWindow window = new SubmitWindow(random.nextInt(1, 200));
            List<long[]> open = new ArrayList<>();
            for (int step = 0; step < 3000; step++) {
                if (window.free() > 0 && random.nextBoolean()) {
                    open.add(new long[] {window.open(step), step});
                } else if (!open.isEmpty()) {
                    long[] one = open.remove(random.nextInt(open.size()));
                    assertThat(window.answer((int) one[0])).isEqualTo(one[1]);
                    assertThat(window.answer((int) one[0])).isEqualTo(SubmitWindow.DUPLICATE);
                }
                assertThat(window.waiting()).isEqualTo(open.size());
            }
        }
    }
}
