package io.needletail.app.cli;

import io.needletail.app.account.AccountPolicy;
import io.needletail.app.account.FileAccountDirectory;
import io.needletail.app.config.SmscConfig;
import io.needletail.app.config.bind.ConfigurationException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code smsc check-config}. */
@Command(
        name = "check-config",
        description = "Reads configuration and accounts without starting, and lists everything wrong with them.",
        mixinStandardHelpOptions = true)
final class CheckConfigCommand implements Callable<Integer> {
    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws ConfigurationException {
        SmscConfig config = options.load();
        int accounts = FileAccountDirectory.open(config.accountsFile(), AccountPolicy.of(config))
                .size();
        spec.commandLine()
                .getOut()
                .println("configuration is sound: profile " + config.profile() + ", " + accounts + " account(s) in "
                        + config.accountsFile());
        return ExitStatus.OK;
    }
}
