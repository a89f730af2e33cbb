package io.needletail.load.report;

/**
 * What the measured time has cost; every figure is {@link #UNKNOWN} where the platform does not tell or nobody asked.
 *
 * @param ownCpuSeconds CPU time of the generator's process, all its threads
 * @param serverCpuSeconds CPU time of the process named as the server
 * @param otherCpuSeconds CPU time of everything else on the machine: the noise
 * @param serverPeakBytes largest resident size seen of the process named as the server
 */
public record ResourceFigures(
        double ownCpuSeconds, double serverCpuSeconds, double otherCpuSeconds, long serverPeakBytes) {
    /** Not measured. */
    public static final int UNKNOWN = -1;

    /** Nothing measured. */
    public static ResourceFigures none() {
        return new ResourceFigures(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN);
    }

    /** Microseconds of CPU for each of so many messages, or {@link #UNKNOWN}. */
    public static double microsEach(double cpuSeconds, long messages) {
        return cpuSeconds < 0 || messages == 0 ? UNKNOWN : cpuSeconds * 1e6 / messages;
    }
}
