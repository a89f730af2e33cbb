package io.needletail.core.carrier;

import io.needletail.api.message.MessageState;
import org.jspecify.annotations.Nullable;

/**
 * How messages go to one carrier, apart from connections.
 *
 * @param name as rules and groups call it
 * @param pace how fast
 * @param outcomes what its answers and receipts mean
 * @param dialect how its messages look
 * @param passBackMillis how long the answer to a mobile-originated message waits for the ESME's, to be the same; 0 answers when
 *     the journal has it
 */
public record CarrierConfig(String name, Pace pace, Outcomes outcomes, CarrierDialect dialect, long passBackMillis) {
    /** With answers to mobile-originated messages when the journal has them. */
    public CarrierConfig(String name, Pace pace, Outcomes outcomes, CarrierDialect dialect) {
        this(name, pace, outcomes, dialect, 0);
    }

    /**
     * For all shards and binds together.
     *
     * @param perSecond messages a second; 0 for no limit
     * @param burst messages that may go at once after a pause, at least 1
     * @param leastPerSecond adaptation never goes below; 0 with no limit
     * @param increasePerSecond messages a second that the adapted rate rises each second without a refusal
     * @param decreasePercent what a refusal takes off the rate, 1 to 99; 0 for no adaptation
     */
    public record Pace(int perSecond, int burst, int leastPerSecond, int increasePerSecond, int decreasePercent) {
        public static final Pace UNLIMITED = new Pace(0, 1, 1, 10, 50);
    }

    /**
     * @param errors what statuses, time-outs and receipts mean
     * @param responseTimeoutMillis how long a submit_sm may stay unanswered
     * @param whenAccepted final state of a message at the moment the carrier takes it, for a carrier without receipts; null
     *     to wait for the receipt
     * @param receiptWaitMillis how long to wait for a receipt from the hand-over on, and never less than the message's validity
     * @param whenReceiptMissing final state after that
     */
    public record Outcomes(
            ErrorTable errors,
            long responseTimeoutMillis,
            @Nullable MessageState whenAccepted,
            long receiptWaitMillis,
            MessageState whenReceiptMissing) {
        /** 10 s for the answer; receipts, for which 80 hours are waited. */
        public static Outcomes usual() {
            return new Outcomes(ErrorTable.usual(), 10_000, null, 80 * 3_600_000L, MessageState.UNKNOWN);
        }
    }

    /** All defaults. */
    public static CarrierConfig usual(String name) {
        return new CarrierConfig(name, Pace.UNLIMITED, Outcomes.usual(), CarrierDialect.usual());
    }
}
