package io.needletail.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void shouldTakeTheMiddleOfThree() {
        assertThat(Spread.of(List.of(9.0, 1.0, 4.0), value -> value)).isEqualTo(new Spread(4, 1, 9));
    }

    @Test
    void shouldTakeTheMeanOfTheTwoInTheMiddle() {
        assertThat(Spread.of(List.of(9.0, 1.0, 4.0, 5.0), value -> value).median())
                .isEqualTo(4.5);
    }

    @Test
    void shouldPassOverWhatIsNotKnown() {
        assertThat(Spread.of(List.of(Double.NaN, 3.0), value -> value)).isEqualTo(new Spread(3, 3, 3));
    }
}
