package io.needletail.core.carrier;

import io.needletail.api.message.MessageState;

/**
 * What a carrier's error means for the message.
 *
 * @param kind what to do
 * @param delaysMillis RETRY_HERE, RETRY_ELSEWHERE when nowhere else is left: wait after the first, second, ... such error, the
 *     last one repeats; empty for the server's own schedule
 * @param state FAIL: the final state
 */
public record ErrorAction(Kind kind, RetryDelays delaysMillis, MessageState state) {
    /** The kinds of action. */
    public enum Kind {
        /** Later, at the same carrier. */
        RETRY_HERE,
        /** At once, at the next destination of its plan; with none left later. */
        RETRY_ELSEWHERE,
        /** The message ends. */
        FAIL,
        /** As soon as the carrier's rate allows, which is lowered: no attempt is counted. */
        THROTTLE
    }

    /** Retry at the carrier after these delays. */
    public static ErrorAction retryHere(RetryDelays delays) {
        return new ErrorAction(Kind.RETRY_HERE, delays, MessageState.UNDELIVERABLE);
    }

    /** Retry at another one. */
    public static ErrorAction elsewhere() {
        return new ErrorAction(Kind.RETRY_ELSEWHERE, RetryDelays.NONE, MessageState.UNDELIVERABLE);
    }

    /** End in this state. */
    public static ErrorAction fail(MessageState state) {
        return new ErrorAction(Kind.FAIL, RetryDelays.NONE, state);
    }

    /** Slow down. */
    public static ErrorAction throttle() {
        return new ErrorAction(Kind.THROTTLE, RetryDelays.NONE, MessageState.UNDELIVERABLE);
    }
}
