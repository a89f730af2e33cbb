package io.needletail.load.tally;

import org.HdrHistogram.Histogram;

/** What one loop has seen of receipts, over the whole run. In the loop; the runner's when the loop has ended. */
public final class ReceiptCounts {
    public long expected;
    public long received;
    public long duplicate;
    public long unknown;
    public long withoutId;
    /** By message_state. */
    public final long[] states = new long[10];

    /** Of messages that belong to the measured time. */
    public final Histogram latency = SecondSample.histogram();
}
