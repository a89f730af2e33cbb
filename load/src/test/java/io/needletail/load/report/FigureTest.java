package io.needletail.load.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureTest {
    @Test
    void shouldFindEachFigureByItsKey() {
        assertThat(Arrays.stream(Figure.values()).map(figure -> Figure.named(figure.key())))
                .allSatisfy(found -> assertThat(found).isPresent());
        assertThat(Arrays.stream(Figure.values()).map(Figure::key)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "rate, 99996.67",
        "sent, 3000400",
        "refused, 500",
        "error-rate, 0.01666",
        "receipts, 2999900",
        "mo.received, 100",
        "cpu-per-message, 0.0071336",
    })
    void shouldTakeFiguresFromTheReport(String key, double expected) {
        assertThat(Figure.named(key).orElseThrow().of(SampleReports.busy()))
                .hasValueCloseTo(expected, org.assertj.core.data.Percentage.withPercentage(0.1));
    }

    @Test
    void shouldTakePercentilesFromTheRightDistribution() {
        LoadReport report = SampleReports.busy();
        assertThat(Figure.P99.of(report)).hasValue(report.submitLatency().millisAt(99));
        assertThat(Figure.RECEIPT_P99_9.of(report))
                .hasValue(report.receiptLatency().millisAt(99.9));
        assertThat(Figure.RECEIPT_MAX.of(report))
                .hasValue(report.receiptLatency().maxMillis());
    }

    @Test
    void shouldHaveNoValueForWhatWasNotMeasured() {
        LoadReport nothing = SampleReports.empty();
        assertThat(Figure.P99.of(nothing)).isEmpty();
        assertThat(Figure.RATE.of(nothing)).isEmpty();
        assertThat(Figure.ERROR_RATE.of(nothing)).isEmpty();
        assertThat(Figure.CPU_PER_MESSAGE.of(nothing)).isEmpty();
        assertThat(Figure.P99.text(nothing)).isEqualTo("-");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TIME | 0.0031 | 3.10 us",
                "TIME | 0.812 | 812 us",
                "TIME | 12.34 | 12.3 ms",
                "TIME | 999 | 999 ms",
                "TIME | 12345 | 12.3 s",
                "TIME | 0 | 0 ms",
                "RATE | 123456.7 | 123,457/s",
                "RATE | 3.5 | 3.50/s",
                "COUNT | 1234567 | 1,234,567",
                "PERCENT | 0.125 | 0.13 %",
                "PERCENT | 100 | 100 %",
            })
    void shouldShowValuesWithUnits(FigureUnit unit, double value, String text) {
        assertThat(unit.format(value)).isEqualTo(text);
    }

    @Test
    void shouldCallASoundRunSoundAndNameEachFault() {
        assertThat(Verdict.of(SampleReports.busy()).isSound()).isTrue();
        Verdict faulty = Verdict.of(SampleReports.faulty(3, 7));
        assertThat(faulty.isSound()).isFalse();
        assertThat(faulty.line()).startsWith("FAULTS: ").contains("3 receipts lost", "7 submit_sm unanswered");
    }
}
