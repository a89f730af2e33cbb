package io.needletail.load.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScaleTest {
    @Test
    void shouldMarkALinearAxisAtRoundNumbers() {
        LinearScale scale = LinearScale.upTo(97_000, 5, value -> Long.toString(Math.round(value)));

        assertThat(labels(scale)).containsExactly("0", "20000", "40000", "60000", "80000", "100000");
        assertThat(scale.at(50_000)).isEqualTo(0.5);
    }

    @Test
    void shouldGiveALinearAxisOfNothingARange() {
        assertThat(LinearScale.upTo(0, 5, value -> "").at(0)).isZero();
        assertThat(LinearScale.between(3, 3, 5, value -> "").at(3)).isZero();
    }

    @Test
    void shouldMarkALogarithmicAxisAtPowersOfTen() {
        LogScale scale = LogScale.around(0.3, 180);

        assertThat(labels(scale)).containsExactly("1 ms", "10 ms", "100 ms");
        assertThat(scale.at(0.2)).isCloseTo(0, within(1e-9));
        assertThat(scale.at(200)).isCloseTo(1, within(1e-9));
        assertThat(scale.at(2)).isCloseTo(1.0 / 3, within(1e-9));
    }

    @Test
    void shouldMarkAShortLogarithmicAxisAtEveryStep() {
        assertThat(labels(LogScale.around(900, 4000))).containsExactly("500 ms", "1 s", "2 s", "5 s");
        assertThat(labels(LogScale.around(0, 0))).startsWith("1 us");
    }

    @Test
    void shouldMakeEachFurtherNineAStep() {
        NinesScale scale = new NinesScale(10_000);

        assertThat(labels(scale)).containsExactly("0", "50 %", "90 %", "99 %", "99.9 %", "99.99 %");
        assertThat(scale.at(99)).isCloseTo(0.5, within(1e-9));
        assertThat(scale.at(100)).isEqualTo(1);
        assertThat(scale.percentileAt(0.75)).isCloseTo(99.9, within(1e-9));
    }

    private static List<String> labels(Scale scale) {
        return scale.ticks().stream()
                .map(Tick::label)
                .filter(label -> !label.isEmpty())
                .toList();
    }
}
