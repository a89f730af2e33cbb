package io.needletail.app.metric;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;
import org.jspecify.annotations.Nullable;

/**
 * A recorder of the hot path, summed up over the life of the process. The writing thread never waits for a reader.
 */
public final class HistogramSource {
    private final SingleWriterRecorder recorder;
    private final double unitsPerSecond;
    private final Histogram total;
    private @Nullable Histogram interval;

    private HistogramSource(SingleWriterRecorder recorder, double unitsPerSecond) {
        this.recorder = recorder;
        this.unitsPerSecond = unitsPerSecond;
        Histogram first = recorder.getIntervalHistogram();
        this.total = first.copy();
        this.interval = first;
    }

    /** A recorder of nanoseconds. */
    public static HistogramSource nanos(SingleWriterRecorder recorder) {
        return new HistogramSource(recorder, 1e9);
    }

    /** A recorder of microseconds. */
    public static HistogramSource micros(SingleWriterRecorder recorder) {
        return new HistogramSource(recorder, 1e6);
    }

    /**
     * Adds everything recorded so far to running buckets.
     *
     * @param bounds upper bounds in seconds, rising, the last one infinite
     * @param counts one for each bound, not cumulative
     * @return sum of the values in seconds
     */
    synchronized double addTo(double[] bounds, long[] counts) {
        interval = recorder.getIntervalHistogram(interval);
        total.add(interval);
        long below = 0;
        for (int i = 0; i < bounds.length; i++) {
            long upTo = i == bounds.length - 1
                    ? total.getTotalCount()
                    : total.getCountBetweenValues(0, (long) (bounds[i] * unitsPerSecond));
            counts[i] += upTo - below;
            below = upTo;
        }
        return total.getTotalCount() == 0 ? 0 : total.getMean() * total.getTotalCount() / unitsPerSecond;
    }
}
