package io.needletail.app.config.bind;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTypesTest {
    private static final KeyType<Duration> DURATION = KeyTypes.duration(Duration.ZERO, Duration.ofDays(7));
    private static final KeyType<Long> BYTES = KeyTypes.bytes(0, 1L << 40);

    @ParameterizedTest
    @CsvSource({"0, 0", "250ms, 250", "10s, 10000", "5 m, 300000", "2h, 7200000", "7d, 604800000"})
    void shouldReadDurations(String text, long millis) {
        assertThat(read(DURATION, text)).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "8d", "-1s", "1.5s", "soon", "[1s]", "null", "99999999999999d"})
    void shouldRefuseOtherDurations(String text) {
        assertThat(read(DURATION, text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"4096, 4096", "4KiB, 4096", "256 MiB, 268435456", "2GiB, 2147483648"})
    void shouldReadSizes(String text, long bytes) {
        assertThat(read(BYTES, text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5GiB", "-1", "2TiB", "999999999999999999GiB"})
    void shouldRefuseOtherSizes(String text) {
        assertThat(read(BYTES, text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"250ms", "10s", "5m", "2h", "7d", "0"})
    void shouldWriteDurationsAsTheyAreRead(String text) {
        assertThat(DURATION.format(read(DURATION, text))).isEqualTo(text);
    }

    @Test
    void shouldNotTakeAFractionForAWholeNumber() {
        assertThat(read(KeyTypes.integer(0, 10), "1.5")).isNull();
        assertThat(read(KeyTypes.integer(0, 10), "\"7\"")).isEqualTo(7);
    }

    private static <T> T read(KeyType<T> type, String text) {
        Problems problems = new Problems();
        T value = type.read(ConfigFactory.parseString("v = " + text).root().get("v"), "v", problems);
        assertThat(problems.isEmpty()).isEqualTo(value != null);
        return value;
    }
}
