package io.needletail.api.destination;

import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.MessageView;

/**
 * One try to deliver one message: what the shard asks, and where the destination writes its verdict. A flyweight that
 * the shard owns and reuses; shard thread only.
 */
public final class Attempt {

    /** What a destination can say. */
    public enum Verdict {
        /** Not asked yet. */
        NONE,
        /** Not now (window full, link down): offer it again later; no attempt is counted. */
        REFUSED,
        /** Taken; the outcome comes later as an event. */
        PENDING,
        /** Taken; call {@link Destination#conclude} after the delay. */
        TIMED,
        /** Reached its handset. */
        DELIVERED,
        /** Failed for this time; the shard's retry schedule decides. */
        RETRY,
        /** Failed for good, in a final state. */
        FAILED
    }

    private final MessageView message = new MessageView();
    private long id;
    private int number;
    private long nowMillis;
    private Verdict verdict = Verdict.NONE;
    private long delayMillis;
    private MessageState state = MessageState.ENROUTE;
    private int networkError;

    /** Shard: starts a question. The view is pointed at the message's bytes by the caller. */
    public Attempt ask(long messageId, int attemptNumber, long now) {
        id = messageId;
        number = attemptNumber;
        nowMillis = now;
        verdict = Verdict.NONE;
        delayMillis = 0;
        state = MessageState.ENROUTE;
        networkError = 0;
        return this;
    }

    public MessageView message() {
        return message;
    }

    public long id() {
        return id;
    }

    /** 1 for the first try. */
    public int number() {
        return number;
    }

    public long nowMillis() {
        return nowMillis;
    }

    public Verdict verdict() {
        return verdict;
    }

    public long delayMillis() {
        return delayMillis;
    }

    /** The final state of DELIVERED or FAILED. */
    public MessageState state() {
        return state;
    }

    /** Network error code for the receipt (GSM cause, 0 for none). */
    public int networkError() {
        return networkError;
    }

    public void refuse() {
        verdict = Verdict.REFUSED;
    }

    public void pend() {
        verdict = Verdict.PENDING;
    }

    /** The shard is to call {@link Destination#conclude} in this many milliseconds. */
    public void concludeAfter(long millis) {
        verdict = Verdict.TIMED;
        delayMillis = millis;
    }

    public void deliver() {
        verdict = Verdict.DELIVERED;
        state = MessageState.DELIVERED;
    }

    public void retry(int errorCode) {
        verdict = Verdict.RETRY;
        networkError = errorCode;
    }

    /** Final failure; {@code finalState} is any final state but DELIVERED. */
    public void fail(MessageState finalState, int errorCode) {
        verdict = Verdict.FAILED;
        state = finalState;
        networkError = errorCode;
    }
}
