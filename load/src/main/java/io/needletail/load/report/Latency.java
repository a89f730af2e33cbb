package io.needletail.load.report;

import java.util.function.Function;
import org.HdrHistogram.Histogram;

/**
 * A distribution of latencies.
 *
 * @param nanos recorded values in nanoseconds, three significant digits; not to be changed any more
 */
public record Latency(Histogram nanos) {
    /** Nothing recorded. */
    public static Latency none() {
        return new Latency(new Histogram(3));
    }

    /** The value at a percentile as a function, for lists of percentiles. */
    static Function<Latency, Double> at(double percentile) {
        return latency -> latency.millisAt(percentile);
    }

    public long count() {
        return nanos.getTotalCount();
    }

    /** The value at a percentile between 0 and 100, in milliseconds; 0 if there is none. */
    public double millisAt(double percentile) {
        return nanos.getTotalCount() == 0 ? 0 : nanos.getValueAtPercentile(percentile) / 1e6;
    }

    /** The largest value in milliseconds; 0 if there is none. */
    public double maxMillis() {
        return nanos.getTotalCount() == 0 ? 0 : nanos.getMaxValue() / 1e6;
    }

    /** The mean in milliseconds; 0 if there is none. */
    public double meanMillis() {
        return nanos.getTotalCount() == 0 ? 0 : nanos.getMean() / 1e6;
    }
}
