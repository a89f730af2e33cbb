package io.needletail.core.shard;

import io.needletail.api.message.MessageState;
import io.needletail.api.metric.Counter;
import java.util.Arrays;
import org.HdrHistogram.SingleWriterRecorder;

/** What one shard counts. Written by the shard thread only, read by any. */
public final class ShardMetrics {
    private static final long LONGEST_NANOS = 3_600_000_000_000L;
    private static final long LONGEST_MICROS = 7L * 24 * 3_600_000_000L;

    /** Submits accepted and acknowledged. */
    public final Counter accepted = new Counter();
    /** Submits refused because ids, table, disk or journal had no place. */
    public final Counter refusedFull = new Counter();
    /** Submits refused by a routing rule. */
    public final Counter refusedByRoute = new Counter();
    /** Submits refused for a schedule or validity time. */
    public final Counter refusedForTime = new Counter();
    /** Parts refused because their account has too many that wait. */
    public final Counter refusedParts = new Counter();
    /** Gauge: parts that wait for the others of their message. */
    public final Counter partsHeld = new Counter();
    /** Messages put together of their parts. */
    public final Counter joined = new Counter();
    /** Parts that have waited in vain. */
    public final Counter partsTimedOut = new Counter();
    /** Messages deleted by cancel_sm. */
    public final Counter cancelled = new Counter();
    /** Messages replaced. */
    public final Counter replaced = new Counter();
    /** Requests that became several messages. */
    public final Counter families = new Counter();
    /** Submits in datagram mode. */
    public final Counter datagrams = new Counter();
    /** Submits in transaction mode. */
    public final Counter transactions = new Counter();
    /** Of those: answered without their outcome, which was not known in time. */
    public final Counter transactionTimeouts = new Counter();
    /** alert_notification put on the wire. */
    public final Counter alerts = new Counter();
    /** Copies made by rules. */
    public final Counter copies = new Counter();
    /** Copies that rules wanted and for which there was no room. */
    public final Counter copiesLost = new Counter();
    /** Messages delivered to the sessions of an account: deliver_sm acknowledged. */
    public final Counter deliveries = new Counter();
    /** Gauge: messages that wait for a session of the account they go to. */
    public final Counter deliveriesQueued = new Counter();
    /** Attempts that failed and will be repeated. */
    public final Counter retries = new Counter();
    /** deliver_sm with a receipt put on the wire, repeats included. */
    public final Counter receiptsSent = new Counter();
    /** Intermediate notifications put on the wire. */
    public final Counter notificationsSent = new Counter();
    /** Live messages given up because the journal could not be read where they lie. */
    public final Counter unreadable = new Counter();
    /** Receipts acknowledged. */
    public final Counter receiptsSettled = new Counter();
    /** deliver_sm answered with an error. */
    public final Counter receiptsRefused = new Counter();
    /** deliver_sm not answered in time. */
    public final Counter receiptsTimedOut = new Counter();
    /** Receipts sent again because their session went away unanswered. */
    public final Counter receiptsReturned = new Counter();
    /** Receipts given up by configuration. */
    public final Counter receiptsDropped = new Counter();
    /** Gauge: receipts waiting for a bound receiver or its window. */
    public final Counter receiptsQueued = new Counter();
    /** Gauge: receipts on the wire and not answered. */
    public final Counter receiptsInFlight = new Counter();
    /** Gauge: places in the deliver windows of the bound receivers. */
    public final Counter deliverWindow = new Counter();
    /** Gauge: accepted submits that wait for the journal. */
    public final Counter unacknowledged = new Counter();
    /** Gauge: live messages. */
    public final Counter messages = new Counter();
    /** Gauge: accept time of the oldest live message, milliseconds since 1970; 0 without one. */
    public final Counter oldestMessageMillis = new Counter();
    /** Gauge: bytes in the journal's files. */
    public final Counter journalBytes = new Counter();
    /** Gauge: number of the journal's files. */
    public final Counter journalFiles = new Counter();
    /** Live messages carried forward out of old journal files. */
    public final Counter carried = new Counter();
    /** Events that threw: answered with ESME_RSYSERR, logged. */
    public final Counter failedEvents = new Counter();
    /** Turns of the shard thread. */
    public final Counter turns = new Counter();
    /** Nanoseconds from reading a submit to handing its positive answer to the event loop. */
    public final SingleWriterRecorder submitToAckNanos = new SingleWriterRecorder(LONGEST_NANOS, 2);
    /** Microseconds, in steps of a millisecond, from accepting a message to sending its receipt. */
    public final SingleWriterRecorder submitToReceiptMicros = new SingleWriterRecorder(LONGEST_MICROS, 2);

    /** Microseconds, in steps of a millisecond, from the end of a message's validity to its state EXPIRED. */
    public final SingleWriterRecorder expiryLagMicros = new SingleWriterRecorder(LONGEST_MICROS, 2);

    private volatile Counter[] ruleHits = new Counter[0];
    private final Counter[] finals = new Counter[MessageState.values().length];

    public ShardMetrics() {
        for (int code = 0; code < finals.length; code++) {
            finals[code] = new Counter();
        }
    }

    /** Messages that ended in this state. */
    public Counter finals(MessageState state) {
        return finals[state.code()];
    }

    /** Messages decided by the rule with this number when they were submitted; 0 for one that never was. Any thread. */
    public long ruleHits(int rule) {
        Counter[] hits = ruleHits;
        return rule < hits.length ? hits[rule].get() : 0;
    }

    /** Shard thread: one more. */
    void ruleHit(int rule) {
        Counter[] hits = ruleHits;
        if (rule >= hits.length) {
            int before = hits.length;
            hits = Arrays.copyOf(hits, Math.max(rule + 1, 2 * before));
            for (int i = before; i < hits.length; i++) {
                hits[i] = new Counter();
            }
            ruleHits = hits;
        }
        hits[rule].increment();
    }

    /** What {@link #submitToAckNanos} can hold of a time. */
    static long ackNanos(long nanos) {
        return Math.max(0, Math.min(nanos, LONGEST_NANOS));
    }

    /** What {@link #submitToReceiptMicros} can hold of a time: a receipt may be fetched weeks later. */
    static long receiptMicros(long millis) {
        return Math.max(0, Math.min(millis, LONGEST_MICROS / 1000)) * 1000;
    }
}
