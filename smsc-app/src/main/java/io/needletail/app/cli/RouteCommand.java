package io.needletail.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code smsc route ...}. */
@Command(
        name = "route",
        description = "Checks routing rules, explains what they do with a message, and has a server read them again.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class RouteCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private RouteCommand() {}

    /** The command with its subcommands. */
    static CommandLine commandLine() {
        return new CommandLine(new RouteCommand())
                .addSubcommand(new RouteCheckCommand())
                .addSubcommand(new RouteExplainCommand())
                .addSubcommand(new RouteReloadCommand());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command");
    }
}
