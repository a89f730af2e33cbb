package io.needletail.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.needletail.api.pdu.TimeField;

class SmppTimeFuzzTest {
    private static final long NOW = 1_790_000_000_000L;
    private static final long LATEST = NOW + 110L * 366 * 86_400_000;

    @FuzzTest(maxDuration = "1m")
    void parse(byte[] text) {
        long millis = SmppTime.parse(text, 0, text.length, NOW);
        if (text.length == 0) {
            assertThat(millis).isEqualTo(SmppTime.EMPTY);
        } else if (text.length != TimeField.LENGTH || !TimeField.isValid(text, 0)) {
            assertThat(millis).isEqualTo(SmppTime.INVALID);
        } else {
            assertThat(millis).isBetween(TimeField.isRelative(text, 0) ? NOW : 0, LATEST);
        }
    }
}
