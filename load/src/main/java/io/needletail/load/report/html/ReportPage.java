package io.needletail.load.report.html;

import io.needletail.load.report.LoadReport;
import io.needletail.load.report.assertion.AssertionResult;
import java.util.List;
import java.util.Locale;

/** A report as one HTML page. Stateless: any thread. */
public final class ReportPage {
    private ReportPage() {}

    /** The page of a run nothing was asserted about. */
    public static String of(LoadReport report) {
        return of(report, List.of());
    }

    /** The page, with what became of the assertions. */
    public static String of(LoadReport report, List<AssertionResult> assertions) {
        String subtitle = String.format(
                Locale.ROOT,
                "%.1f s from %s",
                report.run().seconds(),
                report.run().startedAt());
        return Page.of("Load report", subtitle, page -> {
            Headline.drawOn(page, report);
            Headline.assertions(page, assertions);
            plots(page, report);
            Details.drawOn(page, report);
        });
    }

    private static void plots(Markup page, LoadReport report) {
        OverTime overTime = new OverTime(report.seconds());
        if (!report.seconds().isEmpty()) {
            page.open("section").element("h2", "Rate over time");
            page.element("p", "Messages a second; the warm-up is shaded.", "class", "soft");
            overTime.rate(page);
            page.closeLine();
            page.open("section").element("h2", "Latency over time");
            page.element("p", "From the intended time of sending to the answer, of each second.", "class", "soft");
            overTime.latency(page);
            overTime.table(page);
            page.closeLine();
        }
        page.open("section").element("h2", "Latency by percentile");
        page.element("p", "Each step to the right is one further nine.", "class", "soft");
        new Distribution()
                .add("submit", "blue", report.submitLatency())
                .add("receipt", "green", report.receiptLatency())
                .drawOn(page);
        page.closeLine();
    }
}
