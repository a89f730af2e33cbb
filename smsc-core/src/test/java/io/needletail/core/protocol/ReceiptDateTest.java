package io.needletail.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ReceiptDateTest {
    private final ReceiptDate dates = new ReceiptDate();
    private final PduBuffer out = new PduBuffer(16);

    @Test
    void shouldWriteTheSameAsWithoutKeepingAny() {
        SplittableRandom random = Seeds.random("dates of receipts");
        for (int round = 0; round < 10_000; round++) {
            long millis = 1_790_000_000_000L + random.nextInt(6) * 60_000L + random.nextInt(3) - 1;
            byte[] expected = new byte[SmppTime.RECEIPT_DATE_LENGTH];
            SmppTime.formatReceiptDate(millis, expected, 0);
            assertThat(write(millis)).isEqualTo(new String(expected, StandardCharsets.US_ASCII));
        }
    }

    @Test
    void shouldWriteTimesBefore1970() {
        assertThat(write(-1)).isEqualTo("6912312359");
        assertThat(write(0)).isEqualTo("7001010000");
    }

    private String write(long millis) {
        out.clear();
        dates.put(millis, out);
        return Messages.latin1(out.bytes(), 0, out.length());
    }
}
