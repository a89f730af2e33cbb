package io.needletail.load.report.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.load.report.Figure;
import io.needletail.load.report.SampleReports;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {
    @ParameterizedTest
    @CsvSource({
        "P99, 10, 15, WORSE, 1.50x",
        "P99, 10, 5, BETTER, 0.50x",
        "P99, 10, 10.1, SAME, 1.01x",
        "RATE, 100, 150, BETTER, 1.50x",
        "RATE, 100, 50, WORSE, 0.50x",
        "SENT, 100, 50, SAME, 0.50x",
        "LOST, 0, 0, SAME, 1.00x",
        "LOST, 0, 3, WORSE, -",
        "P99, 1, 150, WORSE, 150x",
    })
    void shouldSayWhatTheStepFromOneToTheOtherMeans(
            Figure figure, double base, double other, FigurePair.Change change, String ratio) {
        FigurePair pair = new FigurePair(figure, OptionalDouble.of(base), OptionalDouble.of(other));

        assertThat(pair.change()).isEqualTo(change);
        assertThat(pair.ratioText()).isEqualTo(ratio);
    }

    @Test
    void shouldLeaveOutWhatNeitherRunHas() {
        Comparison comparison = new Comparison("a", SampleReports.busy(), "b", SampleReports.faulty(2, 0));

        assertThat(comparison.pairs().stream().map(FigurePair::figure))
                .contains(Figure.RATE, Figure.P50, Figure.LOST, Figure.REFUSED)
                .doesNotContain(Figure.DISCONNECTS, Figure.MO_LOST);
        assertThat(comparison.pairs())
                .filteredOn(pair -> pair.figure() == Figure.LOST)
                .singleElement()
                .satisfies(pair -> assertThat(pair.otherText()).isEqualTo("2"));
    }

    @Test
    void shouldNameOptionsAndMachinesThatDiffer() {
        Comparison comparison = new Comparison("a", SampleReports.busy(), "b", SampleReports.empty());

        assertThat(comparison.differences())
                .contains(new Difference("option window", "50", "-"), new Difference("machine java", "25", "-"));
        assertThat(new Comparison("a", SampleReports.busy(), "b", SampleReports.busy(2)).differences())
                .isEmpty();
    }
}
