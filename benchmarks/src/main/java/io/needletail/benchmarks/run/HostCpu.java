package io.needletail.benchmarks.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * CPU time that has been used so far, in clock ticks of 10 ms, from {@code /proc}; the difference of two of these is what
 * somebody else used in between.
 *
 * @param busy of the machine, stolen time included
 * @param server of one server process
 * @param own of this process and of its children that have ended, such as the load client
 */
record HostCpu(long busy, long server, long own) {
    private static final double TICKS_A_SECOND = 100;
    private static final int UTIME = 11;
    private static final int IDLE = 4;
    private static final int IOWAIT = 5;
    private static final int STEAL = 8;

    static HostCpu now(long serverPid) throws IOException {
        return new HostCpu(busyTicks(), processTicks(Long.toString(serverPid), 2), processTicks("self", 4));
    }

    /** Seconds of CPU used since an earlier snapshot by neither server, client nor this process. */
    double otherSecondsSince(HostCpu earlier) {
        long other = busy - earlier.busy - (server - earlier.server) - (own - earlier.own);
        return Math.max(0, other / TICKS_A_SECOND);
    }

    private static long busyTicks() throws IOException {
        String[] fields = Files.readAllLines(Path.of("/proc/stat")).get(0).split(" +", -1);
        long ticks = 0;
        for (int i = 1; i <= STEAL; i++) {
            ticks += i == IDLE || i == IOWAIT ? 0 : Long.parseLong(fields[i]);
        }
        return ticks;
    }

    /** utime, stime and, if four fields are wanted, the same of the children that have been waited for. */
    private static long processTicks(String process, int fields) throws IOException {
        String stat = Files.readString(Path.of("/proc", process, "stat"));
        String[] values = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = 0;
        for (int i = 0; i < fields; i++) {
            ticks += Long.parseLong(values[UTIME + i]);
        }
        return ticks;
    }
}
