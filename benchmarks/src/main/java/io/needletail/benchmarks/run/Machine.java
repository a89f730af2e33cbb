package io.needletail.benchmarks.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What a reader of figures has to know about the machine. */
public final class Machine {
    private static final long KILOBYTES_A_GIGABYTE = 1 << 20;

    private Machine() {}

    /** Facts by name, in the order to be printed. */
    public static Map<String, String> facts(Path jdk) throws IOException, InterruptedException {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("CPU", field("/proc/cpuinfo", "model name"));
        facts.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
        long kilobytes = Long.parseLong(field("/proc/meminfo", "MemTotal").replace(" kB", ""));
        facts.put("RAM", Math.round((double) kilobytes / KILOBYTES_A_GIGABYTE) + " GiB");
        facts.put(
                "kernel",
                Files.readString(Path.of("/proc/sys/kernel/osrelease")).strip());
        facts.put(
                "JDK",
                field(jdk.resolve("release").toString(), "IMPLEMENTOR").replace("\"", "") + " "
                        + field(jdk.resolve("release").toString(), "JAVA_RUNTIME_VERSION")
                                .replace("\"", ""));
        facts.put("node", firstLine(List.of("node", "--version")));
        return facts;
    }

    /** What a command prints first; {@code none} if there is no such command. */
    public static String firstLine(List<String> command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output =
                    new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            process.waitFor(1, TimeUnit.MINUTES);
            return output.lines().findFirst().orElse("");
        } catch (IOException e) {
            return "none";
        }
    }

    /** The value behind {@code name :} or {@code name=}; blank if there is none. */
    private static String field(String file, String name) throws IOException {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.matches(name + "\\s*[:=].*"))
                    .findFirst()
                    .map(line -> line.replaceFirst("^[^:=]*[:=]\\s*", ""))
                    .orElse("");
        }
    }
}
