package io.needletail.load.tally;

import java.util.Queue;

/**
 * What one loop counts. In the loop, one thread; seconds are handed over as they end, the rest is the runner's when the loop has
 * ended.
 */
public final class LoopTallies {
    private static final long SECOND = 1_000_000_000;

    public final FaultCounts faults = new FaultCounts();
    public final ReceiptCounts receipts = new ReceiptCounts();
    /** Refusals of submits that belong to the measured time. */
    public final StatusCounts refusals = new StatusCounts();

    private final RunTimes times;
    private final Queue<SecondSample> finished;
    private SecondSample current = new SecondSample(0);
    private long measureFrom = RunTimes.NEVER;
    private long currentEnds = RunTimes.NEVER;
    private long measuredSent;
    private long measuredAccepted;
    private long unsent;
    private long answers;
    private long inFlight;
    private long lastAnswerNanos;

    /** @param finished takes each second when it is over; the runner takes it from there */
    public LoopTallies(RunTimes times, Queue<SecondSample> finished) {
        this.times = times;
        this.finished = finished;
    }

    /** The run has begun. */
    public void begin() {
        measureFrom = times.measureFrom();
        currentEnds = times.start() + SECOND;
    }

    /** True once the run has begun for this loop: before, nothing is sent. */
    public boolean hasBegun() {
        return measureFrom != RunTimes.NEVER;
    }

    /** Once in every turn: ends the seconds that are over. */
    public void at(long now) {
        while (now >= currentEnds) {
            current.inFlight = inFlight;
            finished.add(current);
            current = new SecondSample(current.second + 1);
            currentEnds += SECOND;
        }
    }

    /** Ends the last second, finished or not. */
    public void end() {
        finished.add(current);
    }

    public boolean isMeasured(long intended) {
        return intended >= measureFrom;
    }

    public void sent(long intended) {
        current.sent++;
        inFlight++;
        if (intended >= measureFrom) {
            measuredSent++;
        }
    }

    public void accepted(long intended, long now) {
        current.accepted++;
        answered(intended, now);
        if (intended >= measureFrom) {
            measuredAccepted++;
        }
    }

    public void refused(long intended, long now, int status) {
        current.refused++;
        answered(intended, now);
        if (intended >= measureFrom) {
            refusals.increment(status);
        }
    }

    /** A connection is gone, and with it the answers to so many submits. */
    public void abandoned(int submits) {
        inFlight -= submits;
    }

    /** A receipt came for a message meant to be sent then. */
    public void receipted(long intended, long now) {
        receipts.received++;
        current.receipts++;
        if (intended >= measureFrom) {
            receipts.latency.recordValue(Math.max(0, Math.min(now - intended, SecondSample.MAX_NANOS)));
        }
    }

    /** A submit was due and never sent. */
    public void unsent(long intended, long ageNanos) {
        if (intended >= measureFrom) {
            unsent++;
            current.record(ageNanos, true);
        }
    }

    public long measuredSent() {
        return measuredSent;
    }

    public long measuredAccepted() {
        return measuredAccepted;
    }

    public long unsent() {
        return unsent;
    }

    /** Answers to requests, whatever they say, over the whole run. */
    public long answers() {
        return answers;
    }

    /** When the latest answer to a measured submit came. */
    public long lastAnswerNanos() {
        return lastAnswerNanos;
    }

    private void answered(long intended, long now) {
        answers++;
        inFlight--;
        boolean isMeasured = intended >= measureFrom;
        current.record(now - intended, isMeasured);
        if (isMeasured) {
            lastAnswerNanos = now;
        }
    }
}
