package io.needletail.benchmarks.growth;

import io.needletail.benchmarks.run.Messages;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A directory with the server's {@code conf/} and so many routing rules, one for each possible start of a number. */
final class RoutedHome {
    private RoutedHome() {}

    /**
     * Makes it.
     *
     * @param routes a power of ten: every destination of the load has its rule
     */
    static void make(Path original, Path home, int routes) throws IOException {
        try (Stream<Path> files = Files.walk(original)) {
            for (Path file : files.toList()) {
                Path copy =
                        home.resolve("conf").resolve(original.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        String format = "%0" + (Integer.toString(routes).length() - 1) + "d";
        try (BufferedWriter out = Files.newBufferedWriter(home.resolve("conf/needletail.conf"))) {
            out.write("routing.rules = [\n");
            for (int i = 0; i < routes; i++) {
                String prefix = Messages.TO + String.format(format, i);
                out.write("{ name = r" + i + ", prefix = \"" + prefix + "\", to = handsets }\n");
            }
            out.write("]\n");
        }
    }
}
