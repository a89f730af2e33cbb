package io.needletail.load.report.assertion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.needletail.load.report.LoadReport;
import io.needletail.load.report.SampleReports;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssertionListTest {
    private static final LoadReport BUSY = SampleReports.busy();

    /** Of the sample: 500 refused, p99 2.05 ms, 99,997 a second, 0.0167 % not accepted. */
    @ParameterizedTest
    @CsvSource({
        "refused=500, true",
        "refused=501, false",
        "refused!=500, false",
        "refused!=0, true",
        "refused<500, false",
        "refused<=500, true",
        "refused>500, false",
        "refused>=500, true",
        "refused<0.6k, true",
        "p99<3ms, true",
        "p99<2ms, false",
        "p99<2100us, true",
        "p99<0.002s, false",
        "rate>=99k, true",
        "rate>0.1M, false",
        "error-rate<0.02%, true",
        "error-rate<0.01%, false",
        "lost=0, true",
        "receipt.p99.9 <= 50 ms, true",
        "cpu-per-message<8us, true",
    })
    void shouldHoldTheFigureAgainstTheBound(String text, boolean expected) throws AssertionSyntaxException {
        assertThat(AssertionList.parse(text).check(BUSY)).singleElement().satisfies(result -> {
            assertThat(result.passed()).isEqualTo(expected);
            assertThat(result.assertion().text()).isEqualTo(text);
        });
    }

    @Test
    void shouldTellTheActualValueOfEachAssertion() throws AssertionSyntaxException {
        List<AssertionResult> results =
                AssertionList.parse("p99<1ms, lost=0,rate>=1k").check(BUSY);

        assertThat(results.stream().map(AssertionResult::line))
                .containsExactly(
                        "FAIL  p99<1ms  actual: 2.05 ms",
                        "pass  lost=0  actual: 0",
                        "pass  rate>=1k  actual: 99,997/s");
    }

    @Test
    void shouldFailWhatTheRunHasNotMeasured() throws AssertionSyntaxException {
        assertThat(AssertionList.parse("receipt.p99<1s").check(SampleReports.empty()))
                .singleElement()
                .satisfies(result -> {
                    assertThat(result.passed()).isFalse();
                    assertThat(result.actual()).isEqualTo("nothing of the kind measured");
                });
    }

    @Test
    void shouldNameEveryBadPartAndWhatIsAllowed() {
        AssertionSyntaxException e = catchThrowableOfType(
                AssertionSyntaxException.class,
                () -> AssertionList.parse("p98<3ms,lost,p99<20,rate>5ms,error-rate<1,,x=1"));

        assertThat(e.problems()).hasSize(7);
        assertThat(e.problems().get(0)).startsWith("'p98<3ms': there is no figure 'p98'; there are rate, sent,");
        assertThat(e.problems().get(1)).startsWith("'lost' is no assertion").contains("<= >= != < > =");
        assertThat(e.problems().get(2)).contains("'20' of p99 must be a time with us, ms or s");
        assertThat(e.problems().get(3)).contains("'5ms' of rate must be a number, with k or M");
        assertThat(e.problems().get(4)).contains("'1' of error-rate must be a percentage");
        assertThat(e.problems().get(5)).startsWith("'' is no assertion");
        assertThat(e.problems().get(6)).isEqualTo("'x=1': there is no figure 'x'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lost=-1",
                "lost=1x",
                "lost=1e3",
                "lost==1",
                "p99<NaNms",
                "lost=1 2",
                "p99<1h",
                "lost=99999999999999999999"
            })
    void shouldRefuseWhatIsNoValue(String text) {
        assertThatThrownBy(() -> AssertionList.parse(text)).isInstanceOf(AssertionSyntaxException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "p99<=1.2x, false, 1.700x (2.05 ms to 3.49 ms)",
        "p99<2x, true, 1.700x (2.05 ms to 3.49 ms)",
        "rate>=0.95x, true, '1.000x (99,997/s to 99,997/s)'",
        "lost<=1x, true, 1.000x (0 to 0)",
        "p99<3ms, false, 3.49 ms",
    })
    void shouldHoldTheRatioOfTwoRunsAgainstTheBound(String text, boolean expected, String actual)
            throws AssertionSyntaxException {
        assertThat(AssertionList.parseForComparison(text).check(BUSY, SampleReports.busy(1.7)))
                .singleElement()
                .satisfies(result -> {
                    assertThat(result.passed()).isEqualTo(expected);
                    assertThat(result.actual()).isEqualTo(actual);
                });
    }

    @Test
    void shouldFailARatioToZero() throws AssertionSyntaxException {
        assertThat(AssertionList.parseForComparison("lost<=100x").check(BUSY, SampleReports.faulty(1, 0)))
                .singleElement()
                .matches(result -> !result.passed());
    }
}
