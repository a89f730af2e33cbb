package io.needletail.api.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentCounterTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 1",
        "0, 160, 1",
        "0, 161, 2",
        "0, 306, 2",
        "0, 307, 3",
        "0x10, 161, 2",
        "0xF1, 161, 2",
        "0xC0, 161, 2",
        "4, 140, 1",
        "4, 141, 2",
        "4, 268, 2",
        "4, 269, 3",
        "2, 141, 2",
        "0xF5, 141, 2",
        "0x14, 141, 2",
        "8, 0, 1",
        "8, 140, 1",
        "8, 142, 2",
        "8, 268, 2",
        "8, 270, 3",
        "0x18, 142, 2",
        "0xE0, 142, 2",
        "6, 70, 1",
        "6, 71, 2",
        "7, 134, 2",
        "7, 135, 3",
        "1, 160, 1",
        "1, 161, 2",
        "3, 160, 1",
        "3, 306, 2",
        "3, 307, 3"
    })
    void shouldCountByTheAlphabet(String coding, int octets, int parts) {
        byte[] text = "x".repeat(octets).getBytes(StandardCharsets.ISO_8859_1);

        assertThat(SegmentCounter.count(text, 0, octets, Integer.decode(coding)))
                .isEqualTo(parts);
    }

    @ParameterizedTest
    @CsvSource({
        "GSM, 160, 1",
        "GSM, 161, 2",
        "GSM_PACKED, 140, 1",
        "GSM_PACKED, 141, 2",
        "LATIN_1, 160, 1",
        "LATIN_1, 161, 2",
        "CYRILLIC, 71, 2",
        "UCS2, 140, 1",
        "UCS2, 142, 2",
        "UTF_8, 141, 2"
    })
    void shouldCountByTheDefaultAlphabetOfTheAccount(TextAlphabet alphabet, int octets, int parts) {
        byte[] text = "x".repeat(octets).getBytes(StandardCharsets.ISO_8859_1);

        assertThat(SegmentCounter.count(text, 0, octets, DataCoding.alphabet(0, alphabet), 0))
                .isEqualTo(parts);
    }

    @Test
    void shouldCountWithTheHeaderOfANationalLanguage() {
        byte[] text = new byte[310];

        assertThat(SegmentCounter.count(text, 0, 155, TextAlphabet.GSM, 4)).isEqualTo(1);
        assertThat(SegmentCounter.count(text, 0, 156, TextAlphabet.GSM, 4)).isEqualTo(2);
        assertThat(SegmentCounter.count(text, 0, 298, TextAlphabet.GSM, 4))
                .as("149 each")
                .isEqualTo(2);
        assertThat(SegmentCounter.count(text, 0, 299, TextAlphabet.GSM, 4)).isEqualTo(3);
    }

    @Test
    void shouldNotCutAnEscapeSequence() {
        byte[] fits = gsm("a".repeat(151) + "\u001be" + "a".repeat(153));
        byte[] cut = gsm("a".repeat(152) + "\u001be" + "a".repeat(152));

        assertThat(fits).hasSameSizeAs(cut);
        assertThat(SegmentCounter.count(fits, 0, fits.length, 0)).isEqualTo(2);
        assertThat(SegmentCounter.count(cut, 0, cut.length, 0)).isEqualTo(3);
    }

    @Test
    void shouldNotCutASurrogatePair() {
        byte[] fits = ucs2("\u044f".repeat(65) + "\ud83d\ude00" + "\u044f".repeat(67));
        byte[] cut = ucs2("\u044f".repeat(66) + "\ud83d\ude00" + "\u044f".repeat(66));

        assertThat(SegmentCounter.count(fits, 0, fits.length, 8)).isEqualTo(2);
        assertThat(SegmentCounter.count(cut, 0, cut.length, 8)).isEqualTo(3);
    }

    @Test
    void shouldCountLatinAsWhatItBecomesOnTheAir() {
        assertThat(latin("{".repeat(80))).as("80 escape sequences").isEqualTo(1);
        assertThat(latin("{".repeat(81))).isEqualTo(2);
        assertThat(latin("{".repeat(153))).as("76 to a part, never halved").isEqualTo(3);
        assertThat(latin("\u00fc".repeat(160))).as("u umlaut is in GSM 03.38").isEqualTo(1);
        assertThat(latin("\u00e7" + "a".repeat(69))).as("c cedilla is not").isEqualTo(1);
        assertThat(latin("\u00e7" + "a".repeat(70))).isEqualTo(2);
    }

    @Test
    void shouldTolerateHalfACharacterAtTheEnd() {
        byte[] escape = gsm("a".repeat(160) + "\u001b");
        byte[] odd = new byte[141];
        odd[140] = (byte) 0xD8;

        assertThat(SegmentCounter.count(escape, 0, escape.length, 0)).isEqualTo(2);
        assertThat(SegmentCounter.count(odd, 0, odd.length, 8)).isEqualTo(2);
    }

    private static int latin(String text) {
        byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
        return SegmentCounter.count(octets, 0, octets.length, 3);
    }

    private static byte[] gsm(String octets) {
        return octets.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] ucs2(String text) {
        return text.getBytes(StandardCharsets.UTF_16BE);
    }
}
