package io.needletail.app.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReceiptTrackerTest {
    private final List<ReceivedReceipt> heard = new ArrayList<>();
    private final ReceiptTracker tracker = new ReceiptTracker(heard::add);

    @Test
    void shouldMatchReceiptsInEitherOrder() throws InterruptedException {
        tracker.accept(new ReceivedReceipt("a", "DELIVRD"));
        tracker.expect("a");
        tracker.expect("b");
        tracker.accept(new ReceivedReceipt("b", "EXPIRED"));

        assertThat(tracker.await(Duration.ofSeconds(5))).isZero();
        assertThat(heard).extracting(ReceivedReceipt::messageId).containsExactly("a", "b");
    }

    @Test
    void shouldCountWhatIsMissing() throws InterruptedException {
        tracker.expect("a");
        tracker.expect("b");

        assertThat(tracker.await(Duration.ofMillis(10))).isEqualTo(2);
    }
}
