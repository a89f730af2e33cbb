package io.needletail.api.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DataCodingTest {
    @ParameterizedTest
    @CsvSource({
        "0, GSM, -1, default alphabet",
        "1, ASCII, -1, IA5",
        "2, BINARY, -1, 8-bit",
        "3, LATIN_1, -1, Latin-1",
        "4, BINARY, -1, 8-bit",
        "5, UNKNOWN, -1, JIS",
        "6, CYRILLIC, -1, Cyrillic",
        "7, HEBREW, -1, Hebrew",
        "8, UCS2, -1, UCS-2",
        "9, UNKNOWN, -1, pictograms",
        "10, UNKNOWN, -1, ISO-2022-JP",
        "13, UNKNOWN, -1, extended Kanji JIS",
        "14, UNKNOWN, -1, KS C 5601",
        "15, UNKNOWN, -1, reserved",
        "0x10, GSM, 0, 'GSM, class 0 (flash)'",
        "0x15, BINARY, 1, '8-bit, class 1'",
        "0x18, UCS2, 0, 'UCS-2, class 0 (flash)'",
        "0x1C, UNKNOWN, 0, 'UNKNOWN, class 0 (flash)'",
        "0x20, UNKNOWN, -1, compressed",
        "0x31, UNKNOWN, 1, 'compressed, class 1'",
        "0x40, GSM, -1, 'GSM, deleted when read'",
        "0x58, UCS2, 0, 'UCS-2, class 0 (flash), deleted when read'",
        "0x80, UNKNOWN, -1, reserved",
        "0xBF, UNKNOWN, -1, reserved",
        "0xC8, GSM, -1, 'GSM, voice mail waiting, not stored'",
        "0xC0, GSM, -1, 'GSM, voice mail no longer waiting, not stored'",
        "0xD9, GSM, -1, 'GSM, fax waiting'",
        "0xEA, UCS2, -1, 'UCS-2, e-mail waiting'",
        "0xF0, GSM, 0, 'GSM, class 0 (flash)'",
        "0xF7, BINARY, 3, '8-bit, class 3'"
    })
    void shouldSayWhatACodingMeans(String coding, TextAlphabet alphabet, int messageClass, String name) {
        int octet = Integer.decode(coding);

        assertThat(DataCoding.alphabet(octet, TextAlphabet.GSM)).isEqualTo(alphabet);
        assertThat(DataCoding.messageClass(octet)).isEqualTo(messageClass);
        assertThat(DataCoding.name(octet)).isEqualTo(name);
    }

    @ParameterizedTest
    @EnumSource
    void shouldReadZeroInTheDefaultAlphabet(TextAlphabet alphabet) {
        assertThat(DataCoding.alphabet(0, alphabet)).isEqualTo(alphabet);
        assertThat(DataCoding.alphabet(8, alphabet)).isEqualTo(TextAlphabet.UCS2);
    }

    @Test
    void shouldPackTheGroupsWhereTheDefaultIsPacked() {
        assertThat(DataCoding.alphabet(0xF1, TextAlphabet.GSM_PACKED)).isEqualTo(TextAlphabet.GSM_PACKED);
        assertThat(DataCoding.alphabet(0xF1, TextAlphabet.LATIN_1)).isEqualTo(TextAlphabet.GSM);
    }

    @ParameterizedTest
    @CsvSource({
        "0, UCS2, 8",
        "8, GSM, 0",
        "0xF1, UCS2, 0x19",
        "0x18, GSM, 0xF0",
        "0xD9, UCS2, 0xE9",
        "0xE8, GSM, 0xD8",
        "3, UCS2, 8",
        "8, LATIN_1, 3"
    })
    void shouldKeepTheGroupInAnotherAlphabet(String before, TextAlphabet alphabet, String after) {
        int coding = DataCoding.in(alphabet, Integer.decode(before));

        assertThat(coding).isEqualTo(Integer.decode(after));
        assertThat(DataCoding.alphabet(coding, TextAlphabet.GSM)).isEqualTo(alphabet);
    }
}
