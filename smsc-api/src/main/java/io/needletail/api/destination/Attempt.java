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
    private final Runnable loader;
    private boolean loaded;
    private long id;
    private int number;
    private long nowMillis;
    private Verdict verdict = Verdict.NONE;
    private long delayMillis;
    private MessageState state = MessageState.ENROUTE;
    private int networkError;

    /** @param loader points the view at the bytes of the current message; run at the first {@link #message} of a question */
    public Attempt(Runnable loader) {
        this.loader = loader;
    }

    /** Shard: starts a question. */
    public Attempt ask(long messageId, int attemptNumber, long now) {
        loaded = false;
        id = messageId;
        number = attemptNumber;
        nowMillis = now;
        verdict = Verdict.NONE;
        delayMillis = 0;
        state = MessageState.ENROUTE;
        networkError = 0;
        return this;
    }

    /** The message. Reading it may cost a journal read: a destination that need not look should not. */
    public MessageView message() {
        if (!loaded) {
            loaded = true;
            loader.run();
        }
        return message;
    }

    /** Shard: the view that the loader fills. */
    public MessageView view() {
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
