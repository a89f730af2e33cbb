package io.needletail.api.pdu;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlvTagTest {

    @ParameterizedTest
    @CsvSource({
        "0x0005, 1, 1",
        "0x0008, 2, 2",
        "0x0017, 4, 4",
        "0x001D, 1, 256",
        "0x001E, 1, 65",
        "0x0202, 2, 23",
        "0x020C, 2, 2",
        "0x0303, 0, 65",
        "0x0381, 4, 19",
        "0x0423, 3, 3",
        "0x0424, 0, 65535",
        "0x0428, 1, 1",
        "0x060B, 1, 1024",
        "0x130C, 0, 1",
        "0x1383, 2, 2"
    })
    void shouldKnowTheLengthsOfTheSpecification(String tag, int shortest, int longest) {
        int code = Integer.decode(tag);
        assertThat(TlvTag.isKnown(code)).isTrue();
        assertThat(TlvTag.allowsLength(code, shortest)).isTrue();
        assertThat(TlvTag.allowsLength(code, longest)).isTrue();
        assertThat(TlvTag.allowsLength(code, shortest - 1)).isFalse();
        assertThat(TlvTag.allowsLength(code, longest + 1)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, true", "2, false", "3, false", "4, true", "5, false"})
    void shouldLetMsValidityHaveOneOctetOrFour(int length, boolean allowed) {
        assertThat(TlvTag.allowsLength(TlvTag.MS_VALIDITY, length)).isEqualTo(allowed);
    }

    @Test
    void shouldLetUnknownTagsHaveAnyLength() {
        for (int tag : new int[] {0, 0x0700, 0x1400, 0x3FFF, 0xFFFF}) {
            assertThat(TlvTag.isKnown(tag)).isFalse();
            assertThat(TlvTag.allowsLength(tag, 0)).isTrue();
            assertThat(TlvTag.allowsLength(tag, 60_000)).isTrue();
        }
    }
}
