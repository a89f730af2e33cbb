package io.needletail.benchmarks.run;

/**
 * What a load client has found; NaN where it does not say.
 *
 * @param perSecond submits answered with ESME_ROK a second
 * @param latency from sending to the answer
 * @param serverCpuMicros CPU time of the server for each of them
 * @param clientCpuMicros CPU time of the client for each of them
 * @param otherCpuSeconds CPU time in the measured time that neither client nor server used
 * @param faults what is wrong, in the client's words; empty if nothing
 */
public record LoadFigures(
        double perSecond,
        Percentiles latency,
        double serverCpuMicros,
        double clientCpuMicros,
        double otherCpuSeconds,
        String faults) {

    /**
     * A distribution of latencies in microseconds.
     *
     * @param p50 the median
     * @param p99 99 of 100 are no longer
     * @param p999 999 of 1000 are no longer
     * @param max the longest
     */
    public record Percentiles(double p50, double p99, double p999, double max) {}
}
