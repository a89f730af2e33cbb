package io.needletail.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageIdTextTest {

    @ParameterizedTest
    @CsvSource({
        "0, false, 0000000000",
        "42, false, 0000000042",
        "9999999999, false, 9999999999",
        "10000000000, false, 10000000000",
        "9223372036854775807, false, 9223372036854775807",
        "0, true, 0",
        "35, true, Z",
        "36, true, 10",
        "2821109907455, true, ZZZZZZZZ"
    })
    void shouldWriteBothForms(long id, boolean shortForm, String text) {
        byte[] out = new byte[24];
        int length = MessageIdText.write(id, shortForm, out, 2);
        assertThat(new String(out, 2, length, StandardCharsets.US_ASCII)).isEqualTo(text);
        assertThat(MessageIdText.parse(out, 2, length, shortForm)).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "12x", "-1", "9223372036854775808", "9999999999999999999", "12345678901234567890", " 1"})
    void shouldRefuseOtherDecimals(String text) {
        assertThat(parse(text, false)).isEqualTo(MessageIdText.INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123456789", "A_", "-1"})
    void shouldRefuseOtherShortTexts(String text) {
        assertThat(parse(text, true)).isEqualTo(MessageIdText.INVALID);
    }

    @Test
    void shouldReadShortenedTexts() {
        assertThat(parse("42", false)).isEqualTo(42);
        assertThat(parse("zz", true)).isEqualTo(35 * 36 + 35);
    }

    @Test
    void shouldRefuseToWriteAnIdThatHasNoShortForm() {
        assertThatThrownBy(() -> MessageIdText.write(MessageIdText.MAX_SHORT_ID + 1, true, new byte[20], 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2821109907456");
    }

    @Test
    void shouldReadBackAnyId() {
        SplittableRandom random = Seeds.random("MessageIdText round trip");
        byte[] out = new byte[MessageIdText.MAX_LENGTH];
        for (int i = 0; i < 20_000; i++) {
            long id = random.nextLong() >>> random.nextInt(1, 64);
            boolean shortForm = id <= MessageIdText.MAX_SHORT_ID && random.nextBoolean();
            int length = MessageIdText.write(id, shortForm, out, 0);
            assertThat(length).isLessThanOrEqualTo(shortForm ? 8 : MessageIdText.MAX_LENGTH);
            assertThat(MessageIdText.parse(out, 0, length, shortForm)).isEqualTo(id);
        }
    }

    private static long parse(String text, boolean shortForm) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return MessageIdText.parse(bytes, 0, bytes.length, shortForm);
    }
}
