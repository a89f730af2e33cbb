package io.needletail.app.cli.load;

import io.needletail.load.engine.LoadRunner;
import io.needletail.load.plan.LoadPlan;
import io.needletail.load.report.LoadFaults;
import io.needletail.load.report.LoadReport;
import io.needletail.load.report.assertion.AssertionResult;
import io.needletail.load.report.html.ReportPage;
import io.needletail.load.report.json.ReportJson;
import io.needletail.load.report.text.ReportTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs what the options say, and shows, writes and judges the report. Main thread. */
public final class LoadExecution {
    private static final int FINE = 0;
    private static final int FAULTY = 1;

    private final LoadOptions options;
    private final PrintWriter out;
    private final PrintWriter err;

    /**
     * @param out takes the table
     * @param err takes the progress
     */
    public LoadExecution(LoadOptions options, PrintWriter out, PrintWriter err) {
        this.options = options;
        this.out = out;
        this.err = err;
    }

    /**
     * Runs.
     *
     * @return 0, or 1 if a check or an assertion failed
     * @throws io.needletail.load.session.LoadFailure if a session cannot be bound
     * @throws UnknownHostException if the server's host has no address
     * @throws IOException if a report cannot be written
     */
    public int run() throws WrongOptionException, IOException, InterruptedException {
        LoadPlan plan = options.plan();
        ProgressPrinter progress = new ProgressPrinter(err, options.output().progress());
        LoadRunner runner = new LoadRunner(plan, progress);
        try (LoadStopHook hook = LoadStopHook.install(runner)) {
            LoadReport report = runner.run();
            progress.end();
            return hook.finish(conclude(report));
        }
    }

    private int conclude(LoadReport report) throws IOException {
        List<AssertionResult> results = options.output().assertions().check(report);
        out.print(ReportTable.of(report));
        results.forEach(result -> out.println(result.line()));
        Path json = options.output().report();
        if (json != null) {
            ReportJson.write(report, json);
            out.println("report: " + json);
        }
        Path html = options.output().html();
        if (html != null) {
            Files.writeString(html, ReportPage.of(report, results));
            out.println("page: " + html);
        }
        out.flush();
        boolean fine = LoadFaults.of(report).isEmpty() && results.stream().allMatch(AssertionResult::passed);
        return fine ? FINE : FAULTY;
    }
}
