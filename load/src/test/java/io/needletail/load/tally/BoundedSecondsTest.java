package io.needletail.load.tally;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.load.report.SecondFigures;
import org.junit.jupiter.api.Test;

class BoundedSecondsTest {
    private final BoundedSeconds seconds = new BoundedSeconds();

    @Test
    void shouldKeepEverySecondOfAnHour() {
        add(0, 3599);
        assertThat(seconds.list()).hasSize(3599);
        assertThat(seconds.list().get(7)).isEqualTo(second(7));
    }

    @Test
    void shouldStayBoundedInASoak() {
        add(0, 30_000);
        assertThat(seconds.list()).hasSizeBetween(1800, 3600);
        SecondFigures last = seconds.list().get(seconds.list().size() - 1);
        assertThat(last.second()).isBetween(29_984, 29_999);
        SecondFigures first = seconds.list().get(0);
        assertThat(first.accepted()).as("the average").isEqualTo(1000);
        assertThat(first.maxMillis()).as("the worst of 16 seconds").isEqualTo(15);
    }

    @Test
    void shouldLeaveOutTheIdleEnd() {
        add(0, 3);
        seconds.add(new SecondFigures(3, false, 0, 0, 0, 0, 0, 0, 0, 0));
        assertThat(seconds.list()).hasSize(3);
    }

    private void add(int from, int count) {
        for (int i = from; i < from + count; i++) {
            seconds.add(second(i));
        }
    }

    private static SecondFigures second(int number) {
        return new SecondFigures(number, true, 1000, 1000, 1000, 0, 0, 1, 2, number % 16);
    }
}
