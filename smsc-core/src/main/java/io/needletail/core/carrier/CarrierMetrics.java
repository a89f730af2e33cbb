package io.needletail.core.carrier;

import io.needletail.api.metric.Counter;
import io.needletail.api.route.Lane;
import org.HdrHistogram.SingleWriterRecorder;

/** What one shard counts of one carrier. Written by the shard thread only, read by any. */
public final class CarrierMetrics {
    private static final long LONGEST_MICROS = 30L * 24 * 3_600_000_000L;

    private static final long MICROS_PER_MILLI = 1000;

    /** submit_sm put on the wire, repeats included. */
    public final Counter sent = new Counter();
    /** Positive answers. */
    public final Counter taken = new Counter();
    /** Answers that meant: too much, slow down. */
    public final Counter throttled = new Counter();
    /** Answers that meant: later, here. */
    public final Counter retriedHere = new Counter();
    /** Answers and receipts that meant: elsewhere. */
    public final Counter retriedElsewhere = new Counter();
    /** Answers and receipts that ended the message. */
    public final Counter failed = new Counter();
    /** submit_sm not answered in time. */
    public final Counter timeouts = new Counter();
    /** submit_sm whose connection broke before the answer: sent again. */
    public final Counter interrupted = new Counter();
    /** Messages that could not be put into the carrier's form. */
    public final Counter unfit = new Counter();
    /** Receipts with a final state that found their message. */
    public final Counter receipts = new Counter();
    /** Receipts that spoke of an intermediate state. */
    public final Counter intermediateReceipts = new Counter();
    /** Receipts that came before the response they belong to. */
    public final Counter earlyReceipts = new Counter();
    /** Receipts for a message that has had its outcome. */
    public final Counter repeatedReceipts = new Counter();
    /** Receipts for no message known; kept in the journal. */
    public final Counter strayReceipts = new Counter();
    /** Messages whose receipt did not come in time. */
    public final Counter missingReceipts = new Counter();
    /** Mobile-originated messages accepted. */
    public final Counter mobileOriginated = new Counter();
    /** Gauge: sent and not answered. */
    public final Counter inFlight = new Counter();
    /** Gauge: taken, receipt not there yet. */
    public final Counter awaitingReceipt = new Counter();
    /** Gauge: sessions that submit_sm may be sent on. */
    public final Counter sessions = new Counter();
    /** Gauge: 1 while messages are given to the carrier, 0 while it is down or answers nothing. */
    public final Counter up = new Counter();
    /** Gauge: messages a second that the carrier is given now, all shards together, as far as this one knows; 0 no limit. */
    public final Counter rate = new Counter();
    /** Microseconds, in steps of a millisecond, from sending a submit_sm to its answer. */
    public final SingleWriterRecorder answerMicros = new SingleWriterRecorder(LONGEST_MICROS, 2);
    /** Microseconds, in steps of a millisecond, from accepting a message to the carrier's final receipt. */
    public final SingleWriterRecorder receiptLagMicros = new SingleWriterRecorder(LONGEST_MICROS, 2);

    private final Counter[] queued = new Counter[Lane.values().length];

    CarrierMetrics() {
        for (int i = 0; i < queued.length; i++) {
            queued[i] = new Counter();
        }
    }

    /** Gauge: messages that wait in a lane. */
    public Counter queued(Lane lane) {
        return queued[lane.code()];
    }

    /** What a histogram can hold of a time: a clock that was set, or a very late receipt, must not be an error. */
    public static long micros(long millis) {
        return Math.max(0, Math.min(millis, LONGEST_MICROS / MICROS_PER_MILLI)) * MICROS_PER_MILLI;
    }
}
