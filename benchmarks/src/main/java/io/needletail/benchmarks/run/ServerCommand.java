package io.needletail.benchmarks.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a server is started.
 *
 * @param arguments program and arguments
 * @param environment variables besides those of this process
 * @param directory where it runs
 */
public record ServerCommand(List<String> arguments, Map<String, String> environment, Path directory) {
    public ServerCommand {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }
}
