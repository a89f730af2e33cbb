package io.needletail.api.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.gsm.GsmText;
import io.needletail.api.gsm.NationalLanguage;
import io.needletail.api.gsm.Septets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageTextTest {
    @ParameterizedTest
    @CsvSource({
        "032401011b73, ş",
        "0325010163, c",
        "0325010160, ç",
        "0325010d00, ا",
        "06240102250103 05 1b41, éÁ",
        "080003090201 240101 1b53, Ş",
        "0324010e1b65, €",
        "03240201 1b65, €",
        "05000309020161, a"
    })
    void shouldReadTheTablesThatTheHeaderNames(String hex, String text) {
        byte[] data = HexFormat.of().parseHex(hex.replace(" ", ""));
        int header = MessageText.headerLength(0x40, data, 0, data.length);

        assertThat(MessageText.of(data, 0, data.length, header, TextAlphabet.GSM))
                .isEqualTo(text);
    }

    @Test
    void shouldNotApplyTablesToOtherAlphabets() {
        byte[] data = {3, 0x25, 1, 1, 0x60};

        assertThat(MessageText.of(data, 0, data.length, 4, TextAlphabet.LATIN_1))
                .isEqualTo("`");
    }

    @Test
    void shouldUnpackBehindTheFillBitsOfAHeader() {
        byte[] header = {6, 0x24, 1, 1, 0x25, 1, 1};
        NationalLanguage turkish = NationalLanguage.TURKISH;
        byte[] septets = GsmText.encode("İğ ş€ dünya@", turkish.locking(), turkish.single());
        byte[] packed = Septets.pack(septets, Septets.fillBits(header.length));
        byte[] data = new byte[header.length + packed.length];
        System.arraycopy(header, 0, data, 0, header.length);
        System.arraycopy(packed, 0, data, header.length, packed.length);

        assertThat(MessageText.of(data, 0, data.length, header.length, TextAlphabet.GSM_PACKED))
                .isEqualTo("İğ ş€ dünya@");
    }

    @Test
    void shouldUnpackBehindAPartsHeader() {
        byte[] data = HexFormat.of().parseHex("050003090201" + "D06536FB0D");

        assertThat(MessageText.of(data, 0, data.length, 6, TextAlphabet.GSM_PACKED))
                .isEqualTo("hello");
    }

    @Test
    void shouldSurviveABrokenHeader() {
        byte[] data = {(byte) 200, 0x24, 1};

        int header = MessageText.headerLength(0x40, data, 0, data.length);

        assertThat(header).isEqualTo(3);
        assertThat(MessageText.of(data, 0, data.length, header, TextAlphabet.GSM))
                .isEmpty();
    }

    @Test
    void shouldShowOctetsWhereThereIsNoText() {
        byte[] data = {1, 2, (byte) 0xFF};

        assertThat(MessageText.of(data, 0, 3, 0, TextAlphabet.BINARY)).isEqualTo("0102ff");
    }
}
