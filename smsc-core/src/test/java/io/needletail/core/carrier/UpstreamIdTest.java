package io.needletail.core.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UpstreamIdTest {
    private final UpstreamId ids = new UpstreamId("acme");

    @Test
    void shouldBeEqualForOneNumberInEveryForm() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            long number = random.nextLong() >>> random.nextInt(1, 63);
            long decimal = hash(IdForm.DECIMAL, Long.toString(number));
            assertThat(hash(IdForm.HEX, Long.toHexString(number))).isEqualTo(decimal);
            assertThat(hash(IdForm.HEX, Long.toHexString(number).toUpperCase(java.util.Locale.ROOT)))
                    .isEqualTo(decimal);
            assertThat(hash(IdForm.HEX, "0000" + Long.toHexString(number))).isEqualTo(decimal);
            assertThat(hash(IdForm.DECIMAL, "00" + number)).isEqualTo(decimal);
        }
    }

    @Test
    void shouldTakeTextAsItIs() {
        assertThat(hash(IdForm.TEXT, "0012")).isNotEqualTo(hash(IdForm.TEXT, "12"));
        assertThat(hash(IdForm.TEXT, "aB")).isNotEqualTo(hash(IdForm.TEXT, "AB"));
        assertThat(hash(IdForm.TEXT, "12")).isNotEqualTo(hash(IdForm.DECIMAL, "12"));
    }

    @Test
    void shouldTakeWhatIsNoNumberAsText() {
        assertThat(hash(IdForm.DECIMAL, "12a")).isEqualTo(hash(IdForm.TEXT, "12a"));
        assertThat(hash(IdForm.HEX, "x12")).isEqualTo(hash(IdForm.TEXT, "x12"));
        assertThat(hash(IdForm.HEX, "")).isEqualTo(hash(IdForm.TEXT, ""));
        assertThat(hash(IdForm.DECIMAL, "\u00e91")).isEqualTo(hash(IdForm.TEXT, "\u00e91"));
    }

    @Test
    void shouldTellCarriersAndIdsApart() {
        Set<Long> hashes = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            hashes.add(hash(IdForm.DECIMAL, Integer.toString(i)));
            hashes.add(hash(IdForm.TEXT, "id" + i));
        }
        assertThat(hashes).hasSize(200_000).doesNotContain(0L);
        byte[] one = {'1'};
        assertThat(new UpstreamId("other").hash(IdForm.DECIMAL, one, 0, 1)).isNotEqualTo(hash(IdForm.DECIMAL, "1"));
    }

    private long hash(IdForm form, String id) {
        byte[] bytes = ("<" + id + ">").getBytes(StandardCharsets.ISO_8859_1);
        return ids.hash(form, bytes, 1, bytes.length - 2);
    }
}
