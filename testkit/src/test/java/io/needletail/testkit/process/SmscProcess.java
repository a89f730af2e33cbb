package io.needletail.testkit.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A child process that can be killed without a chance to tidy up, or stopped and continued. One thread. */
public final class SmscProcess {
    private static final int LOG_TAIL_LINES = 40;

    private final Process process;
    private final Path log;

    private SmscProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts one; what it prints is added to the log. */
    public static SmscProcess start(Launch launch, List<String> arguments, Path log) throws IOException {
        Process process = new ProcessBuilder(launch.command(arguments))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()))
                .start();
        return new SmscProcess(process, log);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL for the process and whatever it started. */
    public void kill() throws InterruptedException {
        killAll(family());
        process.waitFor();
    }

    /** SIGTERM; answers the exit status, or -1 when it is still there after the time. Leaves nothing behind. */
    public int stop(int seconds) throws InterruptedException {
        List<ProcessHandle> family = family();
        process.destroy();
        boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
        killAll(family);
        return ended ? process.exitValue() : -1;
    }

    /** SIGSTOP: its connections stay open, and nothing answers on them. A kill ends it all the same. */
    public void freeze() throws IOException, InterruptedException {
        String pid = Long.toString(process.pid());
        int status = new ProcessBuilder("kill", "-STOP", pid)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()))
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("kill -STOP " + pid + " ended with " + status);
        }
    }

    /** The last lines that it printed. */
    public String logTail() throws IOException {
        List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size()));
    }

    /** A launcher script's JVM before the script. */
    private List<ProcessHandle> family() {
        List<ProcessHandle> family = new ArrayList<>(process.descendants().toList());
        family.add(process.toHandle());
        return family;
    }

    private static void killAll(List<ProcessHandle> family) {
        family.forEach(ProcessHandle::destroyForcibly);
        family.forEach(member -> member.onExit().join());
    }
}
