package io.needletail.api.pdu;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeFieldTest {

    @ParameterizedTest
    @CsvSource({
        "260101000000000+, true",
        "991231235959948-, true",
        "000229000000000+, true",
        "000000000000000R, true",
        "999999999999999R, true",
        "260001000000000+, false",
        "261301000000000+, false",
        "260100000000000+, false",
        "260132000000000+, false",
        "260229000000000+, false",
        "260101240000000+, false",
        "260101006000000+, false",
        "260101000060000+, false",
        "260101000000049+, false",
        "260101000000000r, false",
        "260101000000000Z, false",
        "2601010000000 0+, false",
        "-60101000000000+, false"
    })
    void shouldAcceptTimesThatExist(String text, boolean valid) {
        assertThat(TimeField.isValid(text.getBytes(StandardCharsets.ISO_8859_1), 0))
                .isEqualTo(valid);
    }

    @ParameterizedTest
    @CsvSource({"0, 2000", "37, 2037", "38, 1938", "99, 1999"})
    void shouldRollTheCenturyOverAt38(int twoDigits, int year) {
        assertThat(TimeField.year(twoDigits)).isEqualTo(year);
    }
}
