package io.needletail.simulator;

import io.needletail.api.destination.Attempt;
import io.needletail.api.message.MessageState;
import java.util.Locale;

/**
 * How one attempt ends at a simulated handset: for good, in a final state, or only for this time. The network error
 * codes are those of GSM MAP (3GPP TS 29.002 section 17.6), as a receipt's {@code network_error_code} carries them.
 */
public enum Outcome {
    DELIVERED(MessageState.DELIVERED, 0),
    /** Unknown subscriber. */
    UNDELIVERABLE(MessageState.UNDELIVERABLE, 1),
    /** The network gave up on a subscriber who stayed absent. */
    EXPIRED(MessageState.EXPIRED, 27),
    /** Call barred. */
    REJECTED(MessageState.REJECTED, 13),
    DELETED(MessageState.DELETED, 0),
    /** System failure: nobody knows what became of the message. */
    UNKNOWN(MessageState.UNKNOWN, 34),
    /** Read on behalf of the subscriber, SMPP 3.4 section 5.2.28. */
    ACCEPTED(MessageState.ACCEPTED, 0),
    /** Absent subscriber: switched off or out of reach; worth a retry. */
    ABSENT(MessageState.ENROUTE, 27),
    /** Subscriber busy for MT SMS; worth a retry. */
    BUSY(MessageState.ENROUTE, 31),
    /** The handset's memory is full (SM delivery failure); worth a retry. */
    MEMORY_FULL(MessageState.ENROUTE, 32);

    private final MessageState state;
    private final int networkError;

    Outcome(MessageState state, int networkError) {
        this.state = state;
        this.networkError = networkError;
    }

    /** How configuration spells it: {@code memory-full} for MEMORY_FULL. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The message's state afterwards; ENROUTE where the attempt may be repeated. */
    public MessageState state() {
        return state;
    }

    /** The code for the receipt; 0 for none. */
    public int networkError() {
        return networkError;
    }

    /** True when another attempt may end differently. */
    public boolean isTemporary() {
        return !state.isFinal();
    }

    void report(Attempt attempt) {
        if (this == DELIVERED) {
            attempt.deliver();
        } else if (isTemporary()) {
            attempt.retry(networkError);
        } else {
            attempt.fail(state, networkError);
        }
    }
}
