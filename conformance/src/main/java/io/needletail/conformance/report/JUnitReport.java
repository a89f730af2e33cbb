package io.needletail.conformance.report;

import io.needletail.conformance.check.Family;
import io.needletail.conformance.check.Result;
import io.needletail.conformance.check.Verdict;
import io.needletail.conformance.run.Outcome;
import java.util.List;
import java.util.Locale;

/** The results as JUnit XML: a test suite for each family. What is skipped or not supported is skipped there. */
public final class JUnitReport {
    private JUnitReport() {}

    /** The document. */
    public static String of(Outcome outcome) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append(String.format(
                Locale.ROOT,
                "<testsuites name=\"SMPP conformance\" tests=\"%d\" failures=\"%d\" skipped=\"%d\" errors=\"0\" time=\"%.3f\">%n",
                outcome.results().size(),
                outcome.count(Verdict.FAIL),
                outcome.count(Verdict.SKIPPED) + outcome.count(Verdict.NOT_SUPPORTED),
                outcome.nanos() / 1e9));
        for (Family family : Family.values()) {
            suite(xml, family, outcome);
        }
        return xml.append("</testsuites>\n").toString();
    }

    private static void suite(StringBuilder xml, Family family, Outcome outcome) {
        List<Result> results = outcome.of(family);
        if (results.isEmpty()) {
            return;
        }
        xml.append(String.format(
                "  <testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" skipped=\"%d\" errors=\"0\">%n",
                family,
                results.size(),
                outcome.count(family, Verdict.FAIL),
                outcome.count(family, Verdict.SKIPPED) + outcome.count(family, Verdict.NOT_SUPPORTED)));
        results.forEach(result -> testCase(xml, result));
        xml.append("  </testsuite>\n");
    }

    private static void testCase(StringBuilder xml, Result result) {
        xml.append(String.format(
                Locale.ROOT,
                "    <testcase classname=\"conformance.%s\" name=\"%s\" time=\"%.3f\"",
                result.check().family(),
                escaped(result.check().id() + " [" + result.check().clause() + "]"),
                result.nanos() / 1e9));
        switch (result.verdict()) {
            case PASS -> xml.append("/>\n");
            case SKIPPED, NOT_SUPPORTED ->
                xml.append(String.format(
                        ">%n      <skipped message=\"%s\"/>%n    </testcase>%n",
                        escaped(result.verdict() + ": " + result.got())));
            case FAIL ->
                xml.append(String.format(
                        ">%n      <failure message=\"%s\">%s</failure>%n    </testcase>%n",
                        escaped("expected " + result.expected() + ", got " + result.got()),
                        escaped(result.check().title() + "\n" + String.join("\n", result.transcript()))));
        }
    }

    /** Fit for XML, which has no control characters. */
    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder();
        text.chars().forEach(c -> {
            switch (c) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '"' -> safe.append("&quot;");
                default -> safe.append(c >= ' ' && c < 0xD800 || c == '\n' ? (char) c : '?');
            }
        });
        return safe.toString();
    }
}
