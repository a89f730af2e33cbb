package io.needletail.core.broadcast;

import io.needletail.api.message.MessageState;
import java.util.Locale;

/**
 * One broadcast. Nothing is sent anywhere, so where it stands is a function of the time: it needs no timer, and a restart
 * changes nothing.
 *
 * @param number its message_id without the letter
 * @param systemId of the account that it belongs to
 * @param request as it was submitted
 * @param startMillis of the first transmission
 * @param count of transmissions
 * @param isCut whether its validity ends before all of them are made
 * @param endMillis when it ends: after the last of them, or with its validity
 * @param cancelledMillis when it was cancelled, {@link #NEVER}
 */
record Broadcast(
        long number,
        String systemId,
        BroadcastRequest request,
        long startMillis,
        long count,
        boolean isCut,
        long endMillis,
        long cancelledMillis) {
    static final long NEVER = Long.MAX_VALUE;

    String messageId() {
        return String.format(Locale.ROOT, "B%09d", number);
    }

    boolean isCancelled() {
        return cancelledMillis != NEVER;
    }

    /** When it reached or will reach its final state. */
    long finalMillis() {
        return Math.min(endMillis, cancelledMillis);
    }

    MessageState state(long nowMillis) {
        if (isCancelled()) {
            return MessageState.DELETED;
        }
        if (nowMillis < startMillis) {
            return MessageState.SCHEDULED;
        }
        if (nowMillis < endMillis) {
            return MessageState.ENROUTE;
        }
        return isCut ? MessageState.EXPIRED : MessageState.DELIVERED;
    }

    /** Transmissions so far. */
    long sent(long nowMillis) {
        long last = Math.min(nowMillis, isCancelled() ? cancelledMillis - 1 : nowMillis);
        return last < startMillis ? 0 : Math.min(count, 1 + (last - startMillis) / request.intervalMillis());
    }

    Broadcast cancelled(long nowMillis) {
        return new Broadcast(number, systemId, request, startMillis, count, isCut, endMillis, nowMillis);
    }
}
