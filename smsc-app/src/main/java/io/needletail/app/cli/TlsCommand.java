package io.needletail.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code smsc tls ...}. */
@Command(
        name = "tls",
        description = "Makes a certificate.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class TlsCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private TlsCommand() {}

    /** The command with its subcommands. */
    static CommandLine commandLine() {
        return new CommandLine(new TlsCommand()).addSubcommand(new TlsSelfSignedCommand());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command");
    }
}
