package io.needletail.app.cli;

import io.needletail.app.account.AccountPolicy;
import io.needletail.app.account.FileAccountDirectory;
import io.needletail.app.config.SmscConfig;
import io.needletail.app.config.bind.ConfigurationException;
import io.needletail.app.config.bind.Problem;
import io.needletail.app.route.ConfiguredRoutes;
import io.needletail.app.tls.TlsFiles;
import io.needletail.app.upstream.UpstreamFile;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code smsc check-config}. */
@Command(
        name = "check-config",
        description =
                "Reads configuration, accounts, carriers and routing rules without starting, and lists everything wrong with them.",
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
        List<Problem> problems = new ArrayList<>();
        int accounts = count(
                problems,
                () -> FileAccountDirectory.open(config.accountsFile(), AccountPolicy.of(config))
                        .size());
        count(problems, () -> {
            TlsFiles.open(config, InstantSource.system()).close();
            return 0;
        });
        Set<String> carriers = new HashSet<>();
        int before = problems.size();
        count(problems, () -> {
            carriers.addAll(UpstreamFile.open(config).names());
            return carriers.size();
        });
        // Rules name carriers: without those, every such rule would be called wrong.
        int rules = problems.size() > before
                ? 0
                : count(
                        problems,
                        () -> ConfiguredRoutes.of(config, ConfiguredRoutes.names(carriers), () -> carriers)
                                .load()
                                .rules());
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        String upstream =
                config.upstreamFile() == null ? "" : ", " + carriers.size() + " carrier(s) in " + config.upstreamFile();
        String routes = config.routesFile()
                .map(file -> ", " + rules + " routing rule(s) in " + file)
                .orElse("");
        spec.commandLine()
                .getOut()
                .println("configuration is sound: profile " + config.profile() + ", " + accounts + " account(s) in "
                        + config.accountsFile() + upstream + routes);
        return ExitStatus.OK;
    }

    /** Something in a file of its own, how many of which there are. */
    private interface Counted {
        int count() throws ConfigurationException;
    }

    /** Gathers the problems of one file, so that those of the next are found as well. */
    private static int count(List<Problem> problems, Counted file) {
        try {
            return file.count();
        } catch (ConfigurationException e) {
            problems.addAll(e.problems());
            return 0;
        }
    }
}
