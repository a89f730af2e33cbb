package io.needletail.app.cli;

import io.needletail.app.cli.route.MessageFields;
import io.needletail.app.cli.route.RuleOptions;
import io.needletail.app.config.bind.ConfigurationException;
import io.needletail.app.route.question.QuestionKeys;
import io.needletail.app.route.question.RouteQuestion;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code smsc route explain}: asks rules about one message. */
@Command(
        name = "explain",
        description = "Shows where a message would go: every rule that is considered and why, and the decision.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:shown", "2:the rules are not sound, or wrong usage"})
final class RouteExplainCommand implements Callable<Integer> {
    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "File of routing rules; those of the configuration unless given.")
    private @Nullable Path file;

    @Mixin
    private final RuleOptions rules = new RuleOptions();

    @Mixin
    private final MessageFields fields = new MessageFields();

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws ConfigurationException {
        RouteQuestion question = QuestionKeys.ofOptions(fields.given());
        rules.source(file, options.load())
                .load()
                .explain(question.query(Instant.now()))
                .print(spec.commandLine().getOut());
        return ExitStatus.OK;
    }
}
