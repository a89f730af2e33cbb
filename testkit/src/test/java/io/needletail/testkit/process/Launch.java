package io.needletail.testkit.process;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How the command line is started.
 *
 * @param launcher the {@code bin/smsc} to start, or empty to start {@code mainClass} from this class path
 * @param mainClass the class with the command line
 */
public record Launch(String launcher, String mainClass) {
    private static final String MAIN = "io.needletail.app.Main";

    /** As {@code -DPREFIX.launcher} and {@code -DPREFIX.main} say; on this class path without them. */
    public static Launch ofProperties(String prefix) {
        return new Launch(System.getProperty(prefix + ".launcher", ""), System.getProperty(prefix + ".main", MAIN));
    }

    /** The whole command. */
    List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>();
        if (launcher.isEmpty()) {
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                    .filter(Launch::isForEveryJvm)
                    .forEach(command::add);
            // The first compiler only: what a process that lives for a second gains most from.
            command.addAll(List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-Dsmsc.home=" + home()));
            command.addAll(List.of("-cp", System.getProperty("java.class.path")));
            command.add(mainClass);
        } else {
            command.add(launcher);
        }
        command.addAll(arguments);
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

    /** The access flags the stack needs; not the agents and debuggers of the test's own JVM. */
    private static boolean isForEveryJvm(String argument) {
        return argument.startsWith("--") || argument.startsWith("-XX:+Ignore") || argument.startsWith("-Dchronicle");
    }
}
