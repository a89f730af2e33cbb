package io.needletail.load.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextEncodingTest {

    @Test
    void shouldChooseGsmWhereItFits() {
        EncodedText text = TextEncoding.AUTO.encode("@ £5 [ok] €");
        assertThat(text.dataCoding()).isZero();
        assertThat(text.octets())
                .containsExactly(0x00, ' ', 0x01, '5', ' ', 0x1B, 0x3C, 'o', 'k', 0x1B, 0x3E, ' ', 0x1B, 0x65);
    }

    @Test
    void shouldChooseUcs2Otherwise() {
        EncodedText text = TextEncoding.AUTO.encode("Привет");
        assertThat(text.dataCoding()).isEqualTo(8);
        assertThat(new String(text.octets(), StandardCharsets.UTF_16BE)).isEqualTo("Привет");
    }

    @Test
    void shouldTakeTheOthersWhenAsked() {
        assertThat(TextEncoding.LATIN1.encode("é").octets()).containsExactly(0xE9);
        assertThat(TextEncoding.LATIN1.encode("é").dataCoding()).isEqualTo(3);
        assertThat(TextEncoding.BINARY.encode("00ff").octets()).containsExactly(0x00, 0xFF);
        assertThat(TextEncoding.BINARY.encode("00ff").dataCoding()).isEqualTo(4);
    }

    @Test
    void shouldSayWhatCannotBeEncoded() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TextEncoding.GSM.encode("Привет"))
                .withMessage("'Привет' cannot be written in gsm");
        assertThatIllegalArgumentException().isThrownBy(() -> TextEncoding.LATIN1.encode("€"));
        assertThatIllegalArgumentException().isThrownBy(() -> TextEncoding.BINARY.encode("xyz"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TextEncoding.parse("utf8"))
                .withMessageContaining("write auto, gsm, latin1, binary or ucs2");
    }

    @Test
    void shouldCutNoEscapeSequenceInTwo() {
        String text = "a".repeat(152) + "€".repeat(100);
        List<byte[]> pieces = TextEncoding.GSM.encode(text).pieces();
        assertThat(pieces.get(0)).hasSize(152);
        assertThat(pieces).allSatisfy(piece -> assertThat(piece.length).isLessThanOrEqualTo(153));
        assertThat(join(pieces)).isEqualTo(TextEncoding.GSM.encode(text).octets());
    }

    @Test
    void shouldCutNoSurrogatePairInTwo() {
        String text = "a".repeat(66) + "😀".repeat(40);
        List<byte[]> pieces = TextEncoding.UCS2.encode(text).pieces();
        assertThat(pieces.get(0)).hasSize(132);
        assertThat(pieces).allSatisfy(piece -> assertThat(piece.length).isLessThanOrEqualTo(134));
        assertThat(new String(join(pieces), StandardCharsets.UTF_16BE)).isEqualTo(text);
    }

    private static byte[] join(List<byte[]> pieces) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        pieces.forEach(out::writeBytes);
        return out.toByteArray();
    }
}
