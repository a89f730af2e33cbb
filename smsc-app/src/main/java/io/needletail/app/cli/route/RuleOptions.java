package io.needletail.app.cli.route;

import io.needletail.app.config.SmscConfig;
import io.needletail.app.config.bind.ConfigurationException;
import io.needletail.app.route.ConfiguredRoutes;
import io.needletail.app.route.FileRoutes;
import io.needletail.app.route.RouteSource;
import io.needletail.app.upstream.UpstreamFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What rules may forward to, for commands that read rules. */
public final class RuleOptions {
    @Option(
            names = "--upstream",
            paramLabel = "FILE",
            description = "File of the carriers that there are; that of the configuration unless given.")
    private @Nullable Path upstream;

    @Option(
            names = "--carriers",
            paramLabel = "NAME",
            split = ",",
            description = "Further carriers, with commas between: rules can be tried before the carriers are set up.")
    private List<String> carriers = new ArrayList<>();

    /**
     * The rules of a file, or of the configuration.
     *
     * @param file null for those of the configuration
     * @throws ConfigurationException if the carriers cannot be read
     */
    public RouteSource source(@Nullable Path file, SmscConfig config) throws ConfigurationException {
        Set<String> names = new HashSet<>(carriers);
        names.addAll(
                upstream == null
                        ? UpstreamFile.open(config).names()
                        : UpstreamFile.open(upstream, config.locations()::resolve)
                                .names());
        return file == null
                ? ConfiguredRoutes.of(config, ConfiguredRoutes.names(names), () -> names)
                : new FileRoutes(file, ConfiguredRoutes.names(names), () -> names);
    }
}
