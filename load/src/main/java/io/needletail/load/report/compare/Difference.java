package io.needletail.load.report.compare;

/**
 * An option or a fact of the machine in which two runs differ: then their figures do, too.
 *
 * @param what such as {@code option window}
 * @param base of the first run; a dash if it has none
 * @param other of the second run
 */
public record Difference(String what, String base, String other) {
    /** One line for people. */
    public String line() {
        return what + " differs: " + base + " and " + other;
    }
}
