package io.needletail.load.sink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeliverWindowTest {
    @Test
    void shouldHaveRoomForAsManyAsItsLimit() {
        DeliverWindow window = new DeliverWindow(3);
        int first = window.open(DeliverWindow.RECEIPT);
        window.open(DeliverWindow.RECEIPT);
        assertThat(window.hasRoom()).isTrue();
        window.open(DeliverWindow.RECEIPT);
        assertThat(window.hasRoom()).isFalse();

        window.close(first);
        assertThat(window.hasRoom()).isTrue();
    }

    @Test
    void shouldKnowWhatAnAnswerIsFor() {
        DeliverWindow window = new DeliverWindow(10);
        int receipt = window.open(DeliverWindow.RECEIPT);
        int mobileOriginated = window.open(DeliverWindow.MOBILE_ORIGINATED);

        assertThat(window.close(mobileOriginated)).isEqualTo(DeliverWindow.MOBILE_ORIGINATED);
        assertThat(window.close(receipt)).isEqualTo(DeliverWindow.RECEIPT);
    }

    @Test
    void shouldKnowNothingOfAnswersToNothingAndOfSecondAnswers() {
        DeliverWindow window = new DeliverWindow(10);
        int sequence = window.open(DeliverWindow.RECEIPT);
        window.close(sequence);

        assertThat(window.close(sequence)).isEqualTo(DeliverWindow.UNKNOWN);
        assertThat(window.close(sequence + 2)).isEqualTo(DeliverWindow.UNKNOWN);
        assertThat(window.close(0)).isEqualTo(DeliverWindow.UNKNOWN);
        assertThat(window.close(-1)).isEqualTo(DeliverWindow.UNKNOWN);
    }

    @Test
    void shouldGoOnWhenOneAnswerIsLate() {
        DeliverWindow window = new DeliverWindow(4);
        int late = window.open(DeliverWindow.RECEIPT);
        for (int i = 0; i < 3; i++) {
            window.close(window.open(DeliverWindow.RECEIPT));
        }
        assertThat(window.hasRoom()).isTrue();
        assertThat(window.close(late)).isEqualTo(DeliverWindow.RECEIPT);
    }

    @Test
    void shouldNumberWithoutZeroAndWithoutTheTopBit() {
        DeliverWindow window = new DeliverWindow(1);
        for (int i = 0; i < 100_000; i++) {
            int sequence = window.open(i & 1);
            if (sequence <= 0 || window.close(sequence) != (i & 1)) {
                assertThat(sequence).isPositive();
            }
        }
        assertThat(window.open(DeliverWindow.RECEIPT)).isEqualTo(200_002);
    }
}
