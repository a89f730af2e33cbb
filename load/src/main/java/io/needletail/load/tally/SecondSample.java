package io.needletail.load.tally;

import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What one loop counts in one second. Written by the loop; handed to the runner when the second is over, and then the runner's.
 */
public final class SecondSample {
    /** Longer latencies count as this. */
    static final long MAX_NANOS = 3_600_000_000_000L;

    private static final int DIGITS = 3;

    final int second;
    long sent;
    long accepted;
    long refused;
    long receipts;
    /** Submits without an answer at the end of the second. */
    long inFlight;
    /** Of submits that belong to the measured time; the others are in {@link #others}. */
    @Nullable
    Histogram measured;

    @Nullable
    Histogram others;

    SecondSample(int second) {
        this.second = second;
    }

    /** An empty histogram for latencies in nanoseconds. */
    public static Histogram histogram() {
        return new Histogram(MAX_NANOS, DIGITS);
    }

    void record(long nanos, boolean isMeasured) {
        Histogram into = isMeasured ? measured : others;
        if (into == null) {
            into = histogram();
            if (isMeasured) {
                measured = into;
            } else {
                others = into;
            }
        }
        into.recordValue(Math.max(0, Math.min(nanos, MAX_NANOS)));
    }
}
