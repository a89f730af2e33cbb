package io.needletail.load.machine;

import com.sun.management.OperatingSystemMXBean;
import io.needletail.load.report.ResourceFigures;
import java.lang.management.ManagementFactory;

/** Measures what the measured time costs. One thread: {@link #begin}, {@link #sample} now and then, {@link #end}. */
public final class ResourceProbe {
    /** No process is named as the server. */
    public static final long NO_SERVER = 0;

    private static final double NANOS = 1e9;

    private final long serverPid;
    private double ownAt;
    private double serverAt;
    private double busyAt;
    private long peakBytes = ResourceFigures.UNKNOWN;
    private ResourceFigures figures = ResourceFigures.none();

    /** @param serverPid process id, or {@link #NO_SERVER} */
    public ResourceProbe(long serverPid) {
        this.serverPid = serverPid;
    }

    /** The measured time begins. */
    public void begin() {
        ownAt = ownSeconds();
        serverAt = serverSeconds();
        busyAt = ProcFile.busySeconds();
        sample();
    }

    /** Looks at what has a peak. */
    public void sample() {
        if (serverPid != NO_SERVER) {
            peakBytes = Math.max(peakBytes, ProcFile.residentBytes(serverPid));
        }
    }

    /** The measured time ends. */
    public void end() {
        sample();
        double own = difference(ownAt, ownSeconds());
        double server = difference(serverAt, serverSeconds());
        double busy = difference(busyAt, ProcFile.busySeconds());
        // Different clocks and units of counting: a little less than nothing is nothing.
        double other = busy < 0 || own < 0 ? ResourceFigures.UNKNOWN : Math.max(0, busy - own - Math.max(0, server));
        figures = new ResourceFigures(own, server, other, peakBytes);
    }

    /** What was measured between {@link #begin} and {@link #end}. */
    public ResourceFigures figures() {
        return figures;
    }

    private double serverSeconds() {
        return serverPid == NO_SERVER ? ResourceFigures.UNKNOWN : ProcFile.cpuSeconds(serverPid);
    }

    private static double ownSeconds() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getProcessCpuTime() / NANOS
                : ResourceFigures.UNKNOWN;
    }

    private static double difference(double from, double to) {
        return from < 0 || to < 0 ? ResourceFigures.UNKNOWN : to - from;
    }
}
