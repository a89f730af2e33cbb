package io.needletail.app.cli;

import io.needletail.app.launch.JournalTools;
import io.needletail.app.launch.ServerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code smsc} command and its subcommands. */
@Command(
        name = "smsc",
        description = "A high-throughput SMPP server: simulator, load target and A2P router.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done; for start: stopped on request",
            "1:failed: a port is taken, the journal cannot be opened, a receipt is missing, ...",
            "2:wrong usage or wrong configuration",
            "3:load: no connection, or a bind refused"
        })
public final class SmscCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    SmscCommand() {}

    /** The whole command line, ready to {@link CommandLine#execute}. */
    public static CommandLine commandLine(ServerFactory servers, JournalTools journals) {
        return new CommandLine(new SmscCommand())
                .addSubcommand(new StartCommand(servers))
                .addSubcommand(new DemoCommand(servers))
                .addSubcommand(new SendCommand())
                .addSubcommand(new LoadCommand())
                .addSubcommand(new SinkCommand())
                .addSubcommand(new CompareCommand())
                .addSubcommand(new ConformanceCommand())
                .addSubcommand(new CheckConfigCommand())
                .addSubcommand(new PasswordCommand())
                .addSubcommand(new TraceCommand(journals))
                .addSubcommand(JournalCommand.commandLine(journals))
                .addSubcommand(RouteCommand.commandLine())
                .addSubcommand(TlsCommand.commandLine())
                .addSubcommand(new VersionCommand())
                .addSubcommand(new CompletionCommand())
                .setExecutionExceptionHandler(new FailureReport())
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command");
    }
}
