package io.needletail.load.sink.plan;

import java.time.Duration;

/**
 * How messages are answered.
 *
 * @param delay from a message to its answer
 * @param refusal which are refused whatever they hold
 * @param maxRate messages a second of one session beyond which ESME_RTHROTTLED is answered; 0 for no limit
 */
public record AnswerPlan(Duration delay, Refusal refusal, int maxRate, IdForm ids) {
    public AnswerPlan {
        if (delay.isNegative() || maxRate < 0) {
            throw new IllegalArgumentException("delay and rate must not be negative");
        }
    }

    /** At once, all accepted, decimal ids. */
    public static AnswerPlan acceptAll() {
        return new AnswerPlan(Duration.ZERO, Refusal.none(), 0, IdForm.decimal());
    }
}
