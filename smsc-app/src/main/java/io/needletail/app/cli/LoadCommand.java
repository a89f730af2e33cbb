package io.needletail.app.cli;

import io.needletail.app.cli.load.LoadExecution;
import io.needletail.app.cli.load.LoadOptions;
import io.needletail.app.cli.load.WrongOptionException;
import io.needletail.load.session.LoadFailure;
import java.io.IOException;
import java.net.UnknownHostException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code smsc load}: loads any SMPP server and accounts for every message. */
@Command(
        name = "load",
        description = "Loads an SMPP server, measures it, and accounts for every answer and every receipt.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing wrong, every assertion holds",
            "1:something lost, doubled or unknown, a connection lost, or an assertion fails",
            "2:wrong usage",
            "3:no connection, or a bind refused"
        })
final class LoadCommand implements Callable<Integer> {
    @Mixin
    private final LoadOptions options = new LoadOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        try {
            return new LoadExecution(
                            options,
                            spec.commandLine().getOut(),
                            spec.commandLine().getErr())
                    .run();
        } catch (WrongOptionException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        } catch (UnknownHostException e) {
            return unreachable("no address is known for " + e.getMessage());
        } catch (LoadFailure e) {
            return unreachable(String.valueOf(e.getMessage()));
        }
    }

    private int unreachable(String why) {
        spec.commandLine().getErr().println("smsc: " + why);
        return ExitStatus.UNREACHABLE;
    }
}
