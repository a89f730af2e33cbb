package io.needletail.api.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.gsm.GsmTable;
import io.needletail.api.gsm.NationalLanguage;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextEncoderTest {
    private static final int UDHI = 0x40;

    @Test
    void shouldTakeGsmForWhatItHas() {
        EncodedText text = TextEncoder.smallest("Grüße [€] @");

        assertThat(text.alphabet()).isEqualTo(TextAlphabet.GSM);
        assertThat(text.headerLength()).isZero();
        assertThat(text.octets()).hasSize(14);
    }

    @Test
    void shouldTakeUcs2WhereNoTableSavesAPart() {
        assertThat(TextEncoder.smallest("şeker").alphabet()).isEqualTo(TextAlphabet.UCS2);
        assertThat(TextEncoder.smallest("漢字".repeat(60)).alphabet()).isEqualTo(TextAlphabet.UCS2);
    }

    @Test
    void shouldTakeASingleShiftBeforeALockingOne() {
        EncodedText some = TextEncoder.smallest("ş" + "a".repeat(100));
        EncodedText many = TextEncoder.smallest("ş".repeat(100));

        assertThat(some.single()).isEqualTo(NationalLanguage.TURKISH);
        assertThat(some.locking()).isEqualTo(NationalLanguage.DEFAULT);
        assertThat(some.userData()).startsWith(3, 0x24, 1, 1).hasSize(4 + 102);
        assertThat(many.single()).isEqualTo(NationalLanguage.DEFAULT);
        assertThat(many.locking()).isEqualTo(NationalLanguage.TURKISH);
        assertThat(many.userData()).startsWith(3, 0x25, 1, 1).hasSize(4 + 100);
    }

    @Test
    void shouldTakeBothTablesWhereOneIsNotEnough() {
        EncodedText text = TextEncoder.smallest("हिन्दी १२३".repeat(8));

        assertThat(text.locking()).isEqualTo(NationalLanguage.HINDI);
        assertThat(text.single()).isEqualTo(NationalLanguage.HINDI);
        assertThat(text.userData()).startsWith(6, 0x24, 1, 6, 0x25, 1, 6);
    }

    @ParameterizedTest
    @EnumSource
    void shouldBeReadAsItWasWritten(NationalLanguage language) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            String text = randomText(language, random);
            EncodedText encoded = TextEncoder.smallest(text);
            byte[] data = encoded.userData();
            int esmClass = encoded.headerLength() > 0 ? UDHI : 0;
            int header = MessageText.headerLength(esmClass, data, 0, data.length);

            assertThat(header).isEqualTo(encoded.headerLength());
            assertThat(MessageText.of(data, 0, data.length, header, encoded.alphabet()))
                    .as("seed %d", seed)
                    .isEqualTo(text);
        }
    }

    private static String randomText(NationalLanguage language, Random random) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(300); text.length() < length; ) {
            GsmTable table = random.nextInt(10) == 0 ? language.single() : language.locking();
            char character = table.character(random.nextInt(GsmTable.CODES));
            if (character != '\0') {
                text.append(character);
            }
        }
        return text.toString();
    }
}
