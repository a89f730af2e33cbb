package io.needletail.load.report.assertion;

import io.needletail.load.report.LoadReport;
import java.util.List;

/** Everything a run has to reach. Immutable: any thread. */
public record AssertionList(List<Assertion> assertions) {
    public AssertionList {
        assertions = List.copyOf(assertions);
    }

    /** Nothing to reach. */
    public static AssertionList none() {
        return new AssertionList(List.of());
    }

    /**
     * Reads assertions over one report, such as {@code p99<20ms,lost=0,rate>=100k}.
     *
     * @throws AssertionSyntaxException with every problem
     */
    public static AssertionList parse(String text) throws AssertionSyntaxException {
        return new AssertionParser(false).parse(text);
    }

    /**
     * Reads assertions over two reports: {@code rate>=0.95x} is a ratio of the second to the first, {@code lost=0} is
     * about the second.
     *
     * @throws AssertionSyntaxException with every problem
     */
    public static AssertionList parseForComparison(String text) throws AssertionSyntaxException {
        return new AssertionParser(true).parse(text);
    }

    /** One result for each assertion, in their order. */
    public List<AssertionResult> check(LoadReport report) {
        return assertions.stream().map(assertion -> assertion.check(report)).toList();
    }

    /** One result for each assertion, in their order. */
    public List<AssertionResult> check(LoadReport base, LoadReport other) {
        return assertions.stream()
                .map(assertion -> assertion.check(base, other))
                .toList();
    }
}
