package io.needletail.app.simulation;

import io.needletail.api.message.MessageState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One deliver_sm that a carrier wants acknowledged, and sends until it is. */
final class CarrierDeliver {
    final byte[] pdu;
    /** What it is a receipt of; null for an unknown id and for a message. */
    @Nullable
    final Handed about;

    @Nullable
    final MessageState state;

    final int error;
    /** A mobile-originated message; null for a receipt. */
    @Nullable
    final Submission message;
    /** When the carrier sends it next. */
    long dueNanos;
    /** The message it has become in the running process. */
    @Nullable
    Tracked accepted;
    /** When its answer may be given without the ESME's; 0 when it does not wait for that. */
    long passBackNanos;
    /** What ESMEs have answered to its message. */
    final List<Integer> esmeStatuses = new ArrayList<>();
    /** The batch that holds what it has changed. */
    long effectBatch;
    /** The shard has seen it on this link. */
    boolean fed;
    /** Its message waited for it then. */
    boolean applies;

    CarrierDeliver(byte[] pdu, Handed about, MessageState state, int error, Submission message, long dueNanos) {
        this.pdu = pdu;
        this.about = about;
        this.state = state;
        this.error = error;
        this.message = message;
        this.dueNanos = dueNanos;
    }
}
