package io.needletail.load.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateProfileParserTest {
    private static final double EVER = Double.POSITIVE_INFINITY;

    @Test
    void shouldReadEveryForm() {
        assertThat(RateProfileParser.parse("5000").segments()).containsExactly(new RateSegment(EVER, 5000, 5000));
        assertThat(RateProfileParser.parse("constant:2.5k").segments())
                .containsExactly(new RateSegment(EVER, 2500, 2500));
        assertThat(RateProfileParser.parse("ramp:1000..20000/60s").segments())
                .containsExactly(new RateSegment(60, 1000, 20_000));
        assertThat(RateProfileParser.parse("step:1000/10s,0/500ms,5000/1m").segments())
                .containsExactly(
                        new RateSegment(10, 1000, 1000), new RateSegment(0.5, 0, 0), new RateSegment(60, 5000, 5000));
        assertThat(RateProfileParser.parse("spike:1000,10000@20s/5s").segments())
                .isEqualTo(List.of(
                        new RateSegment(20, 1000, 1000),
                        new RateSegment(5, 10_000, 10_000),
                        new RateSegment(EVER, 1000, 1000)));
        assertThat(RateProfileParser.parse("soak:5000/8h").segments())
                .containsExactly(new RateSegment(28_800, 5000, 5000));
    }

    @Test
    void shouldReadTheFormsItNamesInErrors() {
        assertThat(RateProfileParser.FORMS.split(", "))
                .hasSize(5)
                .allSatisfy(
                        form -> assertThat(RateProfileParser.parse(form).text()).isEqualTo(form.strip()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "fast",
                "0",
                "-5",
                "1e99",
                "NaN",
                "ramp:5/10s",
                "ramp:0..0/10s",
                "ramp:1..2/0s",
                "ramp:1..2/ten",
                "step:",
                "step:5",
                "step:0/10s",
                "spike:1,2@3s",
                "spike:0,2@3s/1s",
                "soak:5000",
                "saw:1..2/3s"
            })
    void shouldSayWhatIsWrongAndWhatWouldBeRight(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RateProfileParser.parse(text))
                .withMessageContaining("'" + text + "' is no rate")
                .withMessageContaining("forms are 5000, ramp:");
    }

    @ParameterizedTest
    @CsvSource({"500us, 500000", "20ms, 20000000", "10s, 10000000000", "1.5m, 90000000000", "7, 7000000000"})
    void shouldReadTimes(String text, long nanos) {
        assertThat(TimeSpan.parse(text)).isEqualTo(Duration.ofNanos(nanos));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "10 days", "-1s", "1h30m"})
    void shouldRefuseOtherTimes(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeSpan.parse(text))
                .withMessageContaining("'" + text + "'")
                .withMessageContaining("500us");
    }
}
