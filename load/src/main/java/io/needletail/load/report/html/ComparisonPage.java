package io.needletail.load.report.html;

import io.needletail.load.report.Verdict;
import io.needletail.load.report.assertion.AssertionResult;
import io.needletail.load.report.compare.Comparison;
import io.needletail.load.report.compare.Difference;
import io.needletail.load.report.compare.FigurePair;
import java.util.List;

/** Two reports as one HTML page, their distributions in one plot. Stateless: any thread. */
public final class ComparisonPage {
    private ComparisonPage() {}

    public static String of(Comparison comparison, List<AssertionResult> assertions) {
        String subtitle = comparison.baseName() + " and " + comparison.otherName();
        return Page.of("Two load reports", subtitle, page -> {
            verdict(page, "base: ", Verdict.of(comparison.base()));
            verdict(page, "other: ", Verdict.of(comparison.other()));
            Headline.assertions(page, assertions);
            figures(page, comparison);
            distributions(page, comparison);
            differences(page, comparison.differences());
        });
    }

    private static void verdict(Markup page, String run, Verdict verdict) {
        Headline.banner(page, verdict.isSound(), run + verdict.line());
    }

    private static void figures(Markup page, Comparison comparison) {
        page.open("section").element("h2", "Figures");
        Tables.grid(
                page,
                "Figures side by side",
                List.of("Figure", "base", "other", "ratio", ""),
                comparison.pairs().stream().map(ComparisonPage::row).toList());
        page.closeLine();
    }

    private static void distributions(Markup page, Comparison comparison) {
        page.open("section").element("h2", "Latency by percentile");
        page.element("p", "Each step to the right is one further nine.", "class", "soft");
        new Distribution()
                .add("base: submit", "blue dashed", comparison.base().submitLatency())
                .add("other: submit", "blue", comparison.other().submitLatency())
                .add("base: receipt", "violet dashed", comparison.base().receiptLatency())
                .add("other: receipt", "violet", comparison.other().receiptLatency())
                .drawOn(page);
        page.closeLine();
    }

    private static void differences(Markup page, List<Difference> differences) {
        page.open("section").element("h2", "The runs themselves");
        if (differences.isEmpty()) {
            page.element("p", "The same options on the same machine.");
        } else {
            page.element("p", "The runs are not alike: these differ, and with them the figures may.");
            Tables.grid(
                    page,
                    "Differences of the runs",
                    List.of("", "base", "other"),
                    differences.stream()
                            .map(one -> List.of(one.what(), one.base(), one.other()))
                            .toList());
        }
        page.closeLine();
    }

    private static List<String> row(FigurePair pair) {
        String word = switch (pair.change()) {
            case BETTER -> "better";
            case WORSE -> "worse";
            case SAME -> "";
        };
        return List.of(pair.figure().title(), pair.baseText(), pair.otherText(), pair.ratioText(), word);
    }
}
