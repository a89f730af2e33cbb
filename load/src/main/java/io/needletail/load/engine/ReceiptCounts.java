package io.needletail.load.engine;

import org.HdrHistogram.Histogram;

/** What one loop has seen of receipts, over the whole run. In the loop; the runner's when the loop has ended. */
final class ReceiptCounts {
    long expected;
    long received;
    long duplicate;
    long unknown;
    long withoutId;
    /** By message_state. */
    final long[] states = new long[10];

    /** Of messages that belong to the measured time. */
    final Histogram latency = SecondSample.histogram();
}
