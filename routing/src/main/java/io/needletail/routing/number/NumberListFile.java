package io.needletail.routing.number;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What came of reading a list from a file. The table holds the good lines; whoever loads decides that errors mean not to
 * use it.
 *
 * @param table the list
 * @param errors of the first bad lines, at most {@link #MAX_ERRORS}: {@code file:line: 'value', allowed: ...}
 * @param badLines how many lines are bad
 */
public record NumberListFile(NumberTable table, List<String> errors, long badLines) {
    /** Most errors kept of one file. */
    public static final int MAX_ERRORS = 20;

    /** What a line of a list says: a number or a prefix, and perhaps a value behind a comma, semicolon, tab or blank. */
    public enum Shape {
        /** {@code 447700900123}: whole numbers, up to 15 digits. */
        NUMBERS(false, false),
        /** {@code 447700900123,carrier-a}. */
        NUMBERS_WITH_VALUES(false, true),
        /** {@code 4477}: all numbers that begin so, up to 20 digits. */
        PREFIXES(true, false),
        /** {@code 4477,carrier-a}. */
        PREFIXES_WITH_VALUES(true, true);

        final boolean prefixes;
        final boolean values;

        Shape(boolean prefixes, boolean values) {
            this.prefixes = prefixes;
            this.values = values;
        }
    }

    public NumberListFile {
        errors = List.copyOf(errors);
    }

    /**
     * Reads a list. Blank lines and what follows {@code #} are skipped; a leading {@code +} does not count; of several lines
     * with the same number the last one counts.
     *
     * @param origin how errors call the file
     * @throws IOException if the file cannot be read
     */
    public static NumberListFile load(Path file, String origin, Shape shape) throws IOException {
        throw new IOException(file + ": " + origin + ": " + shape);
    }
}
