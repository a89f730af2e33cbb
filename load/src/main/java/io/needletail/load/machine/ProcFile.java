package io.needletail.load.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Numbers from Linux's /proc; {@link #UNKNOWN} on other platforms and for processes that are gone. */
final class ProcFile {
    static final int UNKNOWN = -1;

    private static final Path PROC = Path.of("/proc");
    /** USER_HZ, which Linux has fixed for what it shows to programs. */
    private static final double TICKS_PER_SECOND = 100;
    /** In /proc/PID/stat behind the name in parentheses, which may hold blanks: state is the first. */
    private static final int UTIME = 11;

    private static final int STIME = 12;
    /** In the first line of /proc/stat: user nice system idle iowait irq softirq steal. */
    private static final int IDLE = 3;

    private static final int IOWAIT = 4;
    private static final int STEAL = 7;

    private ProcFile() {}

    /** CPU seconds of a process, user and system. */
    static double cpuSeconds(long pid) {
        String stat = read(PROC.resolve(Long.toString(pid)).resolve("stat"));
        int name = stat.lastIndexOf(')');
        if (name < 0) {
            return UNKNOWN;
        }
        String[] fields = stat.substring(name + 2).split(" ", -1);
        return (Long.parseLong(fields[UTIME]) + Long.parseLong(fields[STIME])) / TICKS_PER_SECOND;
    }

    /** Resident octets of a process. */
    static long residentBytes(long pid) {
        return read(PROC.resolve(Long.toString(pid)).resolve("status"))
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(UNKNOWN);
    }

    /** Seconds in which processors of the machine worked for anything, since it was started. */
    static double busySeconds() {
        String stat = read(PROC.resolve("stat"));
        if (!stat.startsWith("cpu ")) {
            return UNKNOWN;
        }
        long[] fields = Arrays.stream(
                        stat.substring(0, stat.indexOf('\n')).strip().split("\\s+"))
                .skip(1)
                .limit(STEAL)
                .mapToLong(Long::parseLong)
                .toArray();
        return (Arrays.stream(fields).sum() - fields[IDLE] - fields[IOWAIT]) / TICKS_PER_SECOND;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }
}
