package io.needletail.app.cli.load;

import io.needletail.load.report.assertion.AssertionList;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is shown, written and demanded. */
public final class OutputOptions {
    @Option(names = "--report", paramLabel = "FILE", description = "Write the report as JSON.")
    private @Nullable Path report;

    @Option(names = "--html", paramLabel = "FILE", description = "Write the report as one HTML page.")
    private @Nullable Path html;

    @Option(
            names = "--assert",
            paramLabel = "LIST",
            converter = AssertionConverter.class,
            description = "Fail unless all of it holds: 'p99<20ms,lost=0'.")
    private AssertionList assertions = AssertionList.none();

    @Option(
            names = "--progress",
            paramLabel = "auto|lines|none",
            defaultValue = "AUTO",
            description =
                    "A line that rewrites itself on a terminal, else one each 10 s (auto); one a second (lines); none.")
    private ProgressPrinter.Style progress = ProgressPrinter.Style.AUTO;

    @Nullable
    Path report() {
        return report;
    }

    @Nullable
    Path html() {
        return html;
    }

    AssertionList assertions() {
        return assertions;
    }

    ProgressPrinter.Style progress() {
        return progress;
    }
}
