package io.needletail.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmppTimeTest {
    private static final long NOW = Instant.parse("2026-01-31T22:30:15.250Z").toEpochMilli();
    private static final DateTimeFormatter RECEIPT = DateTimeFormatter.ofPattern("yyMMddHHmm");

    @ParameterizedTest
    @CsvSource({
        "260214083059700+, 2026-02-14T08:30:59.700Z",
        "260214083059708+, 2026-02-14T06:30:59.700Z",
        "260214083059708-, 2026-02-14T10:30:59.700Z",
        "260101000000048+, 2025-12-31T12:00:00Z",
        "251231235959948-, 2026-01-01T11:59:59.900Z",
        "280229120000000+, 2028-02-29T12:00:00Z",
        "371231235959900+, 2037-12-31T23:59:59.900Z",
        "700101000000000+, 1970-01-01T00:00:00Z",
        "991231000000000+, 1999-12-31T00:00:00Z",
        "380101000000000+, 1970-01-01T00:00:00Z"
    })
    void shouldReadAbsoluteTimes(String text, Instant expected) {
        assertThat(parse(text)).isEqualTo(expected.toEpochMilli());
    }

    @ParameterizedTest
    @CsvSource({
        "000000000000000R, 2026-01-31T22:30:15.250Z",
        "000007000000000R, 2026-02-07T22:30:15.250Z",
        "000000023045000R, 2026-02-01T01:01:00.250Z",
        "000100000000000R, 2026-02-28T22:30:15.250Z",
        "020100000000000R, 2028-02-29T22:30:15.250Z",
        "001200000000000R, 2027-01-31T22:30:15.250Z",
        "020610233429000R, 2028-08-11T22:04:44.250Z",
        "000001000000948R, 2026-02-01T22:30:15.250Z",
        "000000009900000R, 2026-02-01T00:09:15.250Z"
    })
    void shouldCountRelativeTimesFromNow(String text, Instant expected) {
        assertThat(parse(text)).isEqualTo(expected.toEpochMilli());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2602140830597", "260230000000000+", "260214083059700Z", "2602140830597 0+", "260214083059700+0"
            })
    void shouldRefuseWhatIsNoTime(String text) {
        assertThat(parse(text)).isEqualTo(SmppTime.INVALID);
    }

    @Test
    void shouldTellAnEmptyFieldFromAWrongOne() {
        assertThat(parse("")).isEqualTo(SmppTime.EMPTY);
    }

    @Test
    void shouldFormatAndReadBackAnyTime() {
        SplittableRandom random = Seeds.random("SmppTime round trip");
        byte[] out = new byte[20];
        long end = Instant.parse("2038-01-01T00:00:00Z").toEpochMilli();
        for (int i = 0; i < 20_000; i++) {
            long millis = random.nextLong(end);
            SmppTime.formatAbsolute(millis, out, 3);
            assertThat(SmppTime.parse(out, 3, SmppTime.ABSOLUTE_LENGTH, NOW)).isEqualTo(millis / 100 * 100);
        }
    }

    @Test
    void shouldFormatReceiptDatesAsTheJdkDoes() {
        SplittableRandom random = Seeds.random("SmppTime receipt dates");
        byte[] out = new byte[10];
        for (int i = 0; i < 5_000; i++) {
            long millis = random.nextLong(Instant.parse("2099-12-31T00:00:00Z").toEpochMilli());
            SmppTime.formatReceiptDate(millis, out, 0);
            LocalDateTime utc = LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
            assertThat(new String(out, StandardCharsets.US_ASCII)).isEqualTo(RECEIPT.format(utc));
        }
    }

    private static long parse(String text) {
        byte[] bytes = ("xx" + text).getBytes(StandardCharsets.ISO_8859_1);
        return SmppTime.parse(bytes, 2, text.length(), NOW);
    }
}
