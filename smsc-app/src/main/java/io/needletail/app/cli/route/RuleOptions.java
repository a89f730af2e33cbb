package io.needletail.app.cli.route;

import io.needletail.app.config.SmscConfig;
import io.needletail.app.route.ConfiguredRoutes;
import io.needletail.app.route.FileRoutes;
import io.needletail.app.route.RouteSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** What rules may forward to, for commands that read rules. */
public final class RuleOptions {
    @Option(
            names = "--carriers",
            paramLabel = "NAME",
            split = ",",
            description = "Carriers that there are, with commas between; besides those of --upstream.")
    private List<String> carriers = new ArrayList<>();

    /** The rules of a file. */
    public RouteSource file(Path file) {
        return new FileRoutes(file, ConfiguredRoutes.names(), this::carriers);
    }

    /** The rules of a configuration. */
    public RouteSource configured(SmscConfig config) {
        return ConfiguredRoutes.of(config, ConfiguredRoutes.names(), this::carriers);
    }

    private Set<String> carriers() {
        return Set.copyOf(carriers);
    }
}
