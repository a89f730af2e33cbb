package io.needletail.app.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodedTextTest {
    @Test
    void shouldUseTheDefaultAlphabetWhereItIsAscii() {
        EncodedText text = EncodedText.of("Hello, 12!");

        assertThat(text.dataCoding()).isZero();
        assertThat(text.octets()).asString().isEqualTo("Hello, 12!");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b", "$5", "a_b", "{}", "\u00e4", "\u20ac", "\ud83d\ude00"})
    void shouldUseUcs2Elsewhere(String written) {
        EncodedText text = EncodedText.of(written);

        assertThat(text.dataCoding()).isEqualTo((byte) 8);
        assertThat(text.octets()).hasSize(2 * written.length());
    }
}
