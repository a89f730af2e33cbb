package io.needletail.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WordScanTest {
    @Test
    void shouldFindTheNextSpaceAmongOctetsThatAreNearlySpaces() {
        SplittableRandom random = Seeds.random("spaces");
        byte[] octets = {' ', '!', 0x1F, 0, (byte) 0xA0, (byte) 0x80, 'x', 'x', 'x', 'x'};
        byte[] text = new byte[40];
        for (int round = 0; round < 50_000; round++) {
            for (int i = 0; i < text.length; i++) {
                text[i] = octets[random.nextInt(octets.length)];
            }
            int from = random.nextInt(text.length);
            int end = from + random.nextInt(text.length - from + 1);
            int space = new String(text, from, end - from, StandardCharsets.ISO_8859_1).indexOf(' ');

            assertThat(WordScan.behindSpace(text, from, end)).isEqualTo(space < 0 ? end : from + space + 1);
        }
    }

    @Test
    void shouldShowNothingBehindTheEnd() {
        byte[] text = "abcdefghijklmnop".getBytes(StandardCharsets.US_ASCII);
        assertThat(WordScan.front(text, 0, 16)).isEqualTo(0x6867666564636261L);
        assertThat(WordScan.front(text, 0, 8)).isEqualTo(0x6867666564636261L);
        assertThat(WordScan.front(text, 0, 3)).isEqualTo(0x636261);
        assertThat(WordScan.front(text, 13, 16)).isEqualTo(0x706F6E);
        assertThat(WordScan.front(text, 16, 16)).isZero();
    }

    @Test
    void shouldTakeLettersOfEitherCaseAndNothingElseForALabel() {
        Label label = new Label("id:");
        assertThat(label.begins(front("ID:1"))).isTrue();
        assertThat(label.begins(front("id:"))).isTrue();
        assertThat(label.begins(front("id\u001a"))).isFalse();
        assertThat(label.begins(front("id"))).isFalse();
        assertThat(label.begins(front("\u0009d:"))).isFalse();
        assertThat(new Label("eight888").begins(front("EIGHT888"))).isTrue();
    }

    private static long front(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return WordScan.front(bytes, 0, bytes.length);
    }
}
