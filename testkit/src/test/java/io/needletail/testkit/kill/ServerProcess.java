package io.needletail.testkit.kill;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The server as a child process that can be killed without a chance to tidy up. */
final class ServerProcess {
    private static final int LOG_TAIL_LINES = 40;

    private final Process process;
    private final Path log;

    private ServerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static ServerProcess start(KillPlan plan, int port) throws IOException {
        Path log = plan.directory().resolve("server.log");
        Process process = new ProcessBuilder(command(plan, port))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()))
                .start();
        return new ServerProcess(process, log);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL for the process and whatever it started. */
    void kill() throws InterruptedException {
        killAll(family());
        process.waitFor();
    }

    /** SIGTERM; answers the exit status, or -1 when it is still there after the time. Leaves nothing behind. */
    int stop(int seconds) throws InterruptedException {
        List<ProcessHandle> family = family();
        process.destroy();
        boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
        killAll(family);
        return ended ? process.exitValue() : -1;
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

    String logTail() throws IOException {
        List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size()));
    }

    private static List<String> command(KillPlan plan, int port) {
        List<String> command = new ArrayList<>();
        if (plan.server().launcher().isEmpty()) {
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                    .filter(ServerProcess::isForEveryJvm)
                    .forEach(command::add);
            // The first compiler only: what a process that lives for a second gains most from.
            command.addAll(List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-Dsmsc.home=" + home()));
            command.addAll(List.of("-cp", System.getProperty("java.class.path")));
            command.add(plan.server().mainClass());
        } else {
            command.add(plan.server().launcher());
        }
        command.addAll(List.of("start", "--profile", "loadtest"));
        set(command, "smpp.host", "127.0.0.1");
        set(command, "smpp.port", Integer.toString(port));
        set(command, "http.port", "0");
        set(
                command,
                "data.dir",
                plan.directory().resolve("data").toAbsolutePath().toString());
        set(command, "journal.durability", plan.server().durability());
        set(command, "shard.wait-strategy", plan.server().waitStrategy());
        return command;
    }

    /** The checkout this runs in: where conf/ is. */
    private static Path home() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(directory.resolve("conf/profiles"))) {
            directory = directory.getParent();
            if (directory == null) {
                throw new IllegalStateException("no conf/profiles here or above");
            }
        }
        return directory;
    }

    private static void set(List<String> command, String key, String value) {
        command.add("--set");
        command.add(key + "=" + value);
    }

    /** The access flags the stack needs; not the agents and debuggers of the test's own JVM. */
    private static boolean isForEveryJvm(String argument) {
        return argument.startsWith("--") || argument.startsWith("-XX:+Ignore") || argument.startsWith("-Dchronicle");
    }
}
