package io.needletail.load.sink.plan;

import java.time.Duration;

/**
 * What is sent to the ESMEs.
 *
 * @param receipts whether messages that ask for a receipt get one
 * @param receiptDelay from a message to its receipt
 * @param states final states of the messages
 * @param window deliver_sm unanswered on one session
 * @param mobileOriginatedRate mobile-originated messages a second over all sessions; 0 for none
 * @param maxWaitingBytes memory for what waits to be sent; a message whose receipt finds no room is answered
 *     ESME_RMSGQFUL
 */
public record DeliverPlan(
        boolean receipts,
        Duration receiptDelay,
        StateMix states,
        int window,
        double mobileOriginatedRate,
        long maxWaitingBytes) {
    /** Deliver_sm unanswered on one session unless something else is asked for. */
    public static final int USUAL_WINDOW = 1000;

    /** Largest window. */
    public static final int MAX_WINDOW = 1_000_000;

    /** Memory for what waits unless something else is asked for. */
    public static final long USUAL_WAITING_BYTES = 256L << 20;

    public DeliverPlan {
        if (window < 1 || window > MAX_WINDOW || receiptDelay.isNegative() || mobileOriginatedRate < 0) {
            throw new IllegalArgumentException("window from 1 to " + MAX_WINDOW + "; delay and rate not negative");
        }
    }

    /** Nothing is sent. */
    public static DeliverPlan nothing() {
        return new DeliverPlan(false, Duration.ZERO, StateMix.delivered(), USUAL_WINDOW, 0, USUAL_WAITING_BYTES);
    }

    /** Receipts at once, all delivered. */
    public static DeliverPlan receiptsAtOnce() {
        return new DeliverPlan(true, Duration.ZERO, StateMix.delivered(), USUAL_WINDOW, 0, USUAL_WAITING_BYTES);
    }
}
