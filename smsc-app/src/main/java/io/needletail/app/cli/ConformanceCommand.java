package io.needletail.app.cli;

import io.needletail.app.cli.conformance.TargetOptions;
import io.needletail.conformance.check.Check;
import io.needletail.conformance.check.Result;
import io.needletail.conformance.check.Target;
import io.needletail.conformance.report.JUnitReport;
import io.needletail.conformance.report.TextReport;
import io.needletail.conformance.run.Outcome;
import io.needletail.conformance.run.SuiteRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code smsc conformance}: holds any SMPP server against the specifications. */
@Command(
        name = "conformance",
        description =
                "Checks any SMPP server against the specifications, clause by clause. It is sent hundreds of messages.",
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:no check failed", "1:a check failed", "2:wrong usage", "3:no connection, or no bind"})
final class ConformanceCommand implements Callable<Integer> {
    @Mixin
    private final TargetOptions options = new TargetOptions();

    @Option(
            names = "--only",
            paramLabel = "PATTERN",
            defaultValue = "",
            description = "Only checks whose id has this regular expression in it, such as ^field.submit_sm.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String only;

    @Option(names = "--xml", paramLabel = "FILE", description = "Write the results as JUnit XML too.")
    private @Nullable Path xml;

    @Option(names = "--all", description = "Show each check as it ends, not the failures alone.")
    private boolean all;

    @Option(names = "--list", description = "List the checks with their clauses, and run none.")
    private boolean list;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help message and exit.")
    private boolean help;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        List<Check> checks = checks();
        if (list) {
            out.print(TextReport.list(checks));
            out.flush();
            return ExitStatus.OK;
        }
        Target target = target();
        SuiteRun run = new SuiteRun(target, checks, result -> show(result, out));
        Optional<String> obstacle = run.obstacle();
        if (obstacle.isPresent()) {
            spec.commandLine().getErr().println("smsc: no bind at " + target.endpoint() + ": " + obstacle.get());
            return ExitStatus.UNREACHABLE;
        }
        Outcome outcome = run.run();
        out.print(TextReport.of(outcome));
        out.flush();
        if (xml != null) {
            Files.writeString(xml, JUnitReport.of(outcome));
        }
        return outcome.passed() ? ExitStatus.OK : ExitStatus.FAILED;
    }

    private void show(Result result, PrintWriter out) {
        if (all) {
            out.printf("%-13s %s%n", result.verdict(), result.check().id());
            out.flush();
        }
    }

    private List<Check> checks() {
        try {
            List<Check> checks = SuiteRun.checks(only);
            if (checks.isEmpty()) {
                throw new ParameterException(spec.commandLine(), "--only: no check has '" + only + "' in its id");
            }
            return checks;
        } catch (PatternSyntaxException e) {
            throw new ParameterException(spec.commandLine(), "--only: " + e.getMessage(), e);
        }
    }

    private Target target() {
        try {
            return options.target();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
