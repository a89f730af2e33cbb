package io.needletail.core.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.api.message.MessageState;
import org.junit.jupiter.api.Test;

class EarlyReceiptsTest {
    private final EarlyReceipts early = new EarlyReceipts();

    @Test
    void shouldGiveAReceiptToItsMessageOnce() {
        early.add(receipt(7, MessageState.DELIVERED, 0));

        assertThat(early.take(8, 10)).isNull();
        assertThat(early.take(7, 10)).isEqualTo(receipt(7, MessageState.DELIVERED, 0));
        assertThat(early.take(7, 10)).isNull();
    }

    @Test
    void shouldForgetAReceiptAfterAMinute() {
        early.add(receipt(7, MessageState.DELIVERED, 0));
        early.add(receipt(8, MessageState.DELIVERED, 1_000));

        assertThat(early.take(7, EarlyReceipts.KEPT_MILLIS + 1)).isNull();
        assertThat(early.take(8, EarlyReceipts.KEPT_MILLIS + 1)).isNotNull();
    }

    @Test
    void shouldKeepTheLaterOfTwoThoughTheFirstGrowsOld() {
        early.add(receipt(7, MessageState.UNDELIVERABLE, 0));
        early.add(receipt(7, MessageState.DELIVERED, 50_000));

        assertThat(early.take(7, 100_000)).isEqualTo(receipt(7, MessageState.DELIVERED, 50_000));
    }

    @Test
    void shouldDropTheOldestOfTooMany() {
        int count = 100_000;
        for (int i = 1; i <= count; i++) {
            early.add(receipt(i, MessageState.DELIVERED, 0));
        }

        assertThat(early.take(1, 0)).isNull();
        assertThat(early.take(count - 65_536, 0)).isNull();
        assertThat(early.take(count - 65_535, 0)).isNotNull();
        assertThat(early.take(count, 0)).isNotNull();
    }

    @Test
    void shouldRememberWhatHasHadItsOutcome() {
        assertThat(early.wasConcluded(7)).isFalse();
        early.concluded(7);
        assertThat(early.wasConcluded(7)).isTrue();
        early.concluded(7 + 65_536);
        assertThat(early.wasConcluded(7)).as("its place was needed").isFalse();
    }

    private static EarlyReceipts.Early receipt(long id, MessageState state, long millis) {
        return new EarlyReceipts.Early(id, state, 0, millis);
    }
}
