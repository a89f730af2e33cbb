package io.needletail.app.cli;

import io.needletail.app.cli.route.RuleOptions;
import io.needletail.app.config.bind.ConfigurationException;
import io.needletail.app.route.CompiledRoutes;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code smsc route check}. */
@Command(
        name = "check",
        description = "Reads a file of routing rules with its lists, and lists everything wrong with them.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the rules are sound", "2:they are not, or wrong usage"})
final class RouteCheckCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "File of routing rules.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Mixin
    private final RuleOptions rules = new RuleOptions();

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws ConfigurationException {
        CompiledRoutes routes = rules.source(file, options.load()).load();
        PrintWriter out = spec.commandLine().getOut();
        out.println("routing rules are sound: " + file + " (" + routes.hash() + ")");
        out.printf("  %-10s%,12d%n", "rules", routes.rules());
        out.printf("  %-10s%,12d%n", "groups", routes.groups());
        routes.lists().forEach((name, size) -> out.printf("  %-10s%,12d  %s%n", "list", size, name));
        routes.warnings().forEach(warning -> out.println("  warning   " + warning));
        out.flush();
        return ExitStatus.OK;
    }
}
