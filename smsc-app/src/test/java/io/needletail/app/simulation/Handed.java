package io.needletail.app.simulation;

import io.needletail.api.message.MessageState;
import org.jspecify.annotations.Nullable;

/** One submit_sm to a carrier: what the carrier remembers of it for ever, and what the shard knows of it. */
final class Handed {
    final Tracked message;
    final SimulatedCarrier carrier;
    final int life;
    final long sentNanos;
    /** The id as its receipts spell it; empty as long as the carrier has not taken the message. */
    String receiptId = "";

    String responseId = "";
    /** As the journal has it. */
    long upstream;

    long dueMillis;
    /** The shard does not wait for the answer any more. */
    boolean closed;
    /** The shard has been told that the carrier has it. */
    boolean taken;
    /** Another message has the same id. */
    boolean ambiguous;
    /** What a receipt said before the shard knew the id, and when. */
    @Nullable
    MessageState early;

    int earlyError;
    long earlyNanos;
    int earlyLife;
    /** That receipt was acknowledged. */
    boolean earlyAcknowledged;

    Handed(Tracked message, SimulatedCarrier carrier, int life, long sentNanos) {
        this.message = message;
        this.carrier = carrier;
        this.life = life;
        this.sentNanos = sentNanos;
    }

    @Override
    public String toString() {
        return carrier.name() + "/" + responseId + "/" + receiptId + (closed ? " closed" : "") + (taken ? " taken" : "")
                + (ambiguous ? " ambiguous" : "") + " early " + early;
    }
}
