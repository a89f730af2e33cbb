package io.needletail.conformance.report;

import io.needletail.conformance.check.Check;
import io.needletail.conformance.check.Family;
import io.needletail.conformance.check.Result;
import io.needletail.conformance.check.Verdict;
import io.needletail.conformance.run.Outcome;
import java.util.List;
import java.util.Locale;

/** A table by family, then every failure with what was sent, what is expected and what came. */
public final class TextReport {
    private static final String ROW = "%-10s %6s %6s %6s %8s %8s  %s%n";

    private TextReport() {}

    /** The whole report. */
    public static String of(Outcome outcome) {
        StringBuilder text = new StringBuilder();
        for (Result result : outcome.results()) {
            if (result.verdict() == Verdict.FAIL) {
                failure(text, result);
            }
        }
        text.append(String.format(ROW, "family", "checks", "pass", "fail", "skipped", "not sup.", ""));
        for (Family family : Family.values()) {
            if (!outcome.of(family).isEmpty()) {
                row(text, outcome, family);
            }
        }
        text.append(String.format(
                ROW,
                "all",
                outcome.results().size(),
                outcome.count(Verdict.PASS),
                outcome.count(Verdict.FAIL),
                outcome.count(Verdict.SKIPPED),
                outcome.count(Verdict.NOT_SUPPORTED),
                ""));
        text.append(String.format(
                Locale.ROOT,
                "%n%s, %s, up to SMPP %s: %.1f s%n",
                outcome.target().endpoint(),
                outcome.target().strict() ? "strict" : "lenient",
                outcome.target().version(),
                outcome.nanos() / 1e9));
        return text.toString();
    }

    /** The checks with their clauses, without results. */
    public static String list(List<Check> checks) {
        StringBuilder text = new StringBuilder();
        for (Check check : checks) {
            text.append(String.format("%-58s [%s]%n    %s%n", check.id(), check.clause(), check.title()));
        }
        return text.append(checks.size())
                .append(" checks")
                .append(System.lineSeparator())
                .toString();
    }

    private static void row(StringBuilder text, Outcome outcome, Family family) {
        text.append(String.format(
                ROW,
                family,
                outcome.of(family).size(),
                outcome.count(family, Verdict.PASS),
                outcome.count(family, Verdict.FAIL),
                outcome.count(family, Verdict.SKIPPED),
                outcome.count(family, Verdict.NOT_SUPPORTED),
                family.subject()));
    }

    private static void failure(StringBuilder text, Result result) {
        Check check = result.check();
        text.append(String.format("FAIL %s [%s]%n", check.id(), check.clause()));
        text.append(String.format("  rule      %s%n", check.title()));
        for (String line : result.transcript()) {
            text.append(String.format("  %s%n", line));
        }
        text.append(String.format("  expected  %s%n", result.expected()));
        text.append(String.format("  got       %s%n%n", result.got()));
    }
}
