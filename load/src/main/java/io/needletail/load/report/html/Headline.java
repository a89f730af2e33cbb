package io.needletail.load.report.html;

import io.needletail.load.report.Figure;
import io.needletail.load.report.LoadReport;
import io.needletail.load.report.Verdict;
import io.needletail.load.report.assertion.AssertionResult;
import java.util.List;

/** What a reader wants to know first: the verdict and a handful of figures. */
final class Headline {
    private Headline() {}

    static void drawOn(Markup page, LoadReport report) {
        Verdict verdict = Verdict.of(report);
        banner(page, verdict.isSound(), verdict.line());
        page.open("dl", "class", "cards");
        card(page, report, Figure.RATE, "of " + Figure.SENT.text(report) + " sent");
        card(page, report, Figure.P50, "half within");
        card(page, report, Figure.P99, "99 of 100 within");
        card(page, report, Figure.MAX, "the slowest answer");
        card(page, report, Figure.REFUSED, Figure.ERROR_RATE.text(report) + " not accepted");
        if (report.receipts().expected() > 0) {
            card(page, report, Figure.LOST, Figure.RECEIPTS.text(report) + " received");
            card(page, report, Figure.RECEIPT_P99, "99 of 100 within");
        }
        if (Figure.CPU_PER_MESSAGE.of(report).isPresent()) {
            card(page, report, Figure.CPU_PER_MESSAGE, "of its process");
        }
        page.closeLine();
    }

    /** The outcome of each assertion, under one banner. */
    static void assertions(Markup page, List<AssertionResult> results) {
        if (results.isEmpty()) {
            return;
        }
        long failed = results.stream().filter(result -> !result.passed()).count();
        banner(
                page,
                failed == 0,
                failed == 0 ? "Every assertion holds" : failed + " of " + results.size() + " assertions do not hold");
        page.open("section").element("h2", "Assertions");
        Tables.grid(
                page,
                "Assertions",
                List.of("Assertion", "Actual", "Outcome"),
                results.stream()
                        .map(result -> List.of(
                                result.assertion().text(),
                                result.actual(),
                                result.passed() ? "\u2713 holds" : "\u2717 does not hold"))
                        .toList());
        page.closeLine();
    }

    static void banner(Markup page, boolean good, String text) {
        page.element("p", text, "class", good ? "verdict good" : "verdict bad", "role", "status");
    }

    private static void card(Markup page, LoadReport report, Figure figure, String note) {
        page.open("div").element("dt", figure.title());
        page.open("dd").text(figure.text(report)).closeLine();
        page.element("dd", note, "class", "note").closeLine();
    }
}
