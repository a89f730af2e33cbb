package io.needletail.app.config;

import io.needletail.app.config.bind.Key;
import io.needletail.app.config.bind.KeyTypes;
import io.needletail.app.config.bind.Topic;
import java.time.Duration;
import java.util.List;

/**
 * When a delivery receipt that was not taken is sent again.
 *
 * @param retryDelay wait after the first refusal; doubles with each
 * @param maxRetryDelay longest wait
 * @param dropRejected forgets a receipt that the ESME refuses for good
 */
public record ReceiptConfig(Duration retryDelay, Duration maxRetryDelay, boolean dropRejected) {
    private static final Duration MILLISECOND = Duration.ofMillis(1);
    private static final Duration DAY = Duration.ofDays(1);

    static final Key<Duration> RETRY_DELAY = new Key<>(
            "receipt.retry-delay",
            KeyTypes.duration(MILLISECOND, DAY),
            Duration.ofSeconds(5),
            "Wait before a receipt that was refused for now is sent again; doubles with each refusal.");
    static final Key<Duration> MAX_RETRY_DELAY = new Key<>(
            "receipt.max-retry-delay",
            KeyTypes.duration(MILLISECOND, DAY),
            Duration.ofMinutes(5),
            "Longest wait between two tries of a receipt.");
    static final Key<Boolean> DROP_REJECTED = new Key<>(
            "receipt.drop-rejected",
            KeyTypes.flag(),
            false,
            "Whether ESME_RX_P_APPN and ESME_RX_R_APPN in a deliver_sm_resp remove the receipt instead of repeating it.");

    static final Topic<ReceiptConfig> TOPIC = new Topic<>(
            "Delivery receipts",
            "Kept until the ESME takes them.",
            List.of(RETRY_DELAY, MAX_RETRY_DELAY, DROP_REJECTED),
            v -> new ReceiptConfig(v.get(RETRY_DELAY), v.get(MAX_RETRY_DELAY), v.get(DROP_REJECTED)));

    public ReceiptConfig {
        if (retryDelay.compareTo(maxRetryDelay) > 0) {
            throw new IllegalArgumentException("receipt.retry-delay must not exceed receipt.max-retry-delay");
        }
    }
}
