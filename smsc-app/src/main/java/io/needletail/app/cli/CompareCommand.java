package io.needletail.app.cli;

import io.needletail.load.report.assertion.AssertionList;
import io.needletail.load.report.assertion.AssertionResult;
import io.needletail.load.report.assertion.AssertionSyntaxException;
import io.needletail.load.report.compare.Comparison;
import io.needletail.load.report.html.ComparisonPage;
import io.needletail.load.report.json.ReportFormatException;
import io.needletail.load.report.json.ReportJson;
import io.needletail.load.report.text.ComparisonTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code smsc compare}: holds two load reports against each other. */
@Command(
        name = "compare",
        description = "Compares two load reports: figures side by side, and whether the second is good enough.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:compared; every assertion holds",
            "1:an assertion does not hold",
            "2:wrong usage, or a file that is no report"
        })
final class CompareCommand implements Callable<Integer> {
    @Parameters(paramLabel = "BASE", description = "JSON report to compare with.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path base;

    @Parameters(paramLabel = "OTHER", description = "JSON report to compare.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path other;

    @Option(
            names = "--assert",
            paramLabel = "LIST",
            description =
                    "What has to hold, such as 'rate>=0.95x,p99<=1.2x,lost=0': x is a multiple of the base's value.")
    private @Nullable String assertions;

    @Option(names = "--html", paramLabel = "FILE", description = "Write a page with both distributions in one plot.")
    private @Nullable Path html;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        AssertionList required = required();
        Comparison comparison;
        try {
            comparison =
                    new Comparison(base.toString(), ReportJson.read(base), other.toString(), ReportJson.read(other));
        } catch (ReportFormatException e) {
            spec.commandLine().getErr().println("smsc: " + e.getMessage());
            return ExitStatus.USAGE;
        }
        List<AssertionResult> results = required.check(comparison.base(), comparison.other());

        PrintWriter out = spec.commandLine().getOut();
        out.print(ComparisonTable.of(comparison));
        results.forEach(result -> out.println(result.line()));
        out.flush();
        if (html != null) {
            Files.writeString(html, ComparisonPage.of(comparison, results));
        }
        return results.stream().allMatch(AssertionResult::passed) ? ExitStatus.OK : ExitStatus.FAILED;
    }

    private AssertionList required() {
        if (assertions == null) {
            return AssertionList.none();
        }
        try {
            return AssertionList.parseForComparison(assertions);
        } catch (AssertionSyntaxException e) {
            throw new ParameterException(spec.commandLine(), "--assert:\n  " + String.join("\n  ", e.problems()), e);
        }
    }
}
