package io.needletail.load.report.assertion;

/**
 * What became of an assertion.
 *
 * @param actual the value of the run with its unit, for people
 */
public record AssertionResult(Assertion assertion, String actual, boolean passed) {
    /** One line for people. */
    public String line() {
        return (passed ? "pass  " : "FAIL  ") + assertion.text() + "  actual: " + actual;
    }
}
