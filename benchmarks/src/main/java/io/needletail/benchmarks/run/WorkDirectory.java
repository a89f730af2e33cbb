package io.needletail.benchmarks.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where servers keep their data and print while they are measured.
 *
 * @param path absolute
 */
public record WorkDirectory(Path path) {
    /** An empty directory of this name. */
    public Path fresh(String name) throws IOException {
        delete(name);
        return Files.createDirectories(path.resolve(name));
    }

    /** A file for what a server prints. */
    public Path log(String name) {
        return path.resolve(name + ".log");
    }

    /** Deletes the directory of this name, if there is one. */
    public void delete(String name) throws IOException {
        Path directory = path.resolve(name);
        if (!Files.exists(directory)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> paths = Files.walk(directory)) {
            files = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }
}
