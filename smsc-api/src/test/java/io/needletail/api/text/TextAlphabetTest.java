package io.needletail.api.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TextAlphabetTest {
    @ParameterizedTest
    @CsvSource({"LATIN_1, ISO-8859-1", "CYRILLIC, ISO-8859-5", "HEBREW, ISO-8859-8"})
    void shouldAgreeWithTheStandardOfItsName(TextAlphabet alphabet, String charset) {
        for (int octet = 0; octet < 256; octet++) {
            String standard = new String(new byte[] {(byte) octet}, Charset.forName(charset));
            // The C1 octets of 8859-8 are controls; some tables leave out what the edition of 1999 has added.
            assertThat(decoded(alphabet, (byte) octet)).as("0x%02X", octet).isEqualTo(standard);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldReadWhatItWrites(TextAlphabet alphabet) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int written = 0;
        for (int i = 0; i < 20_000; i++) {
            String text = randomText(random);
            byte[] octets = alphabet.encode(text);
            if (octets != null) {
                written++;
                assertThat(decoded(alphabet, octets)).as("seed %d", seed).isEqualTo(text);
            }
        }
        assertThat(written > 0).as("seed %d", seed).isEqualTo(alphabet.isText());
    }

    @ParameterizedTest
    @EnumSource
    void shouldStepOverWholeCharacters(TextAlphabet alphabet) {
        String text = "a€[я😀x";
        for (int end = 1; end <= text.length(); end = text.offsetByCodePoints(end - 1, 1) + 1) {
            String one = text.substring(end - 1, text.offsetByCodePoints(end - 1, 1));
            byte[] octets = alphabet.encode(one);
            if (octets != null && alphabet != TextAlphabet.GSM_PACKED) {
                assertThat(alphabet.step(octets, 0)).as(one).isEqualTo(octets.length);
            }
        }
    }

    @Test
    void shouldReadAnyOctetsAsUtf8LikeTheLibraryDoes() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            byte[] sound = randomText(random).getBytes(StandardCharsets.UTF_8);
            assertThat(decoded(TextAlphabet.UTF_8, sound))
                    .as("seed %d", seed)
                    .isEqualTo(new String(sound, StandardCharsets.UTF_8));
            byte[] any = new byte[random.nextInt(12)];
            random.nextBytes(any);
            assertThat(decoded(TextAlphabet.UTF_8, any).replaceAll("\uFFFD+", ""))
                    .as("seed %d", seed)
                    .isEqualTo(new String(any, StandardCharsets.UTF_8).replaceAll("\uFFFD+", ""));
        }
    }

    @Test
    void shouldRefuseCharactersThatItLacks() {
        assertThat(TextAlphabet.GSM.encode("ç")).isNull();
        assertThat(TextAlphabet.GSM.encode("\u001b")).isNull();
        assertThat(TextAlphabet.GSM.encode("\0")).isNull();
        assertThat(TextAlphabet.ASCII.encode("é")).isNull();
        assertThat(TextAlphabet.LATIN_1.encode("€")).isNull();
        assertThat(TextAlphabet.CYRILLIC.encode("é")).isNull();
        assertThat(TextAlphabet.HEBREW.encode("я")).isNull();
        assertThat(TextAlphabet.BINARY.encode("a")).isNull();
    }

    @Test
    void shouldReadOctetsThatIa5LacksAsLatin() {
        assertThat(decoded(TextAlphabet.ASCII, (byte) 0xE9)).isEqualTo("é");
    }

    @Test
    void shouldLeaveLoneSurrogatesAndHalfCharactersOut() {
        assertThat(decoded(TextAlphabet.UCS2, (byte) 0xD8, (byte) 0x3D, (byte) 0))
                .isEqualTo("\ud83d");
        assertThat(TextAlphabet.UCS2.encode("\ud83d")).containsExactly(0xD8, 0x3D);
    }

    @Test
    void shouldReadAnEscapeOfNothingAsTheDefaultAlphabetSays() {
        assertThat(decoded(TextAlphabet.GSM, (byte) 0x1B, (byte) 'a', (byte) 0x1B))
                .isEqualTo("a ");
        assertThat(decoded(TextAlphabet.GSM, (byte) 0x1B, (byte) 0x1B)).isEqualTo(" ");
        assertThat(decoded(TextAlphabet.GSM, (byte) 0x00, (byte) 0x1B, (byte) 0x65))
                .isEqualTo("@€");
    }

    private static String decoded(TextAlphabet alphabet, byte... octets) {
        char[] target = new char[MessageText.room(octets.length)];
        return new String(target, 0, alphabet.decode(octets, 0, octets.length, target));
    }

    private static String randomText(Random random) {
        String[] characters = {
            "abcXYZ 019", "@£$¥èéùìòÇØø\nÅåΔΦ", "^{}\\[~]|€\f", "éñüß¡¿", "абвЯЖ№", "אבגת", "漢字", "😀𝄞", "@"
        };
        int kinds = 1 + random.nextInt(characters.length);
        int first = random.nextInt(characters.length);
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(40); i > 0; i--) {
            String some = characters[(first + random.nextInt(kinds)) % characters.length];
            int[] points = some.codePoints().toArray();
            text.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return text.toString();
    }
}
