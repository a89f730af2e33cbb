package io.needletail.app.cli;

import io.needletail.app.config.bind.ConfigurationException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say which data directory is read. */
final class DataOptions {
    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "Read this directory instead of the configuration's data.dir.")
    private @Nullable Path directory;

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    Path directory() throws ConfigurationException {
        Path chosen = directory;
        return chosen == null ? options.load().dataDirectory() : chosen;
    }
}
