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

        String allowed() {
            int digits = prefixes ? PrefixMap.MAX_DIGITS : NumberMap.MAX_DIGITS;
            return "1 to " + digits + " digits, with or without a leading '+'" + (values ? ", a comma, a value" : "");
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
        return shape.prefixes ? prefixes(file, origin, shape) : numbers(file, origin, shape);
    }

    private static NumberListFile numbers(Path file, String origin, Shape shape) throws IOException {
        NumberMap.Builder map = NumberMap.builder(LineReader.count(file));
        ValueNames names = new ValueNames();
        try (LineReader lines = new LineReader(file, origin)) {
            while (lines.next()) {
                int split = lines.separator(lines.from());
                int value = value(lines, split, shape, names);
                if (value >= 0 && !map.put(lines.bytes(), lines.from(), split - lines.from(), value)) {
                    lines.bad(shape.allowed());
                }
            }
            return new NumberListFile(map.build(names.names()), lines.errors(), lines.badLines());
        }
    }

    private static NumberListFile prefixes(Path file, String origin, Shape shape) throws IOException {
        PrefixTable.Builder table = PrefixTable.builder();
        ValueNames names = new ValueNames();
        try (LineReader lines = new LineReader(file, origin)) {
            while (lines.next()) {
                byte[] bytes = lines.bytes();
                int from = bytes[lines.from()] == '+' ? lines.from() + 1 : lines.from();
                int split = lines.separator(from);
                int value = value(lines, split, shape, names);
                if (value >= 0 && !isPrefix(bytes, from, split)) {
                    lines.bad(shape.allowed());
                } else if (value >= 0) {
                    table.put(bytes, from, split - from, value);
                }
            }
            return new NumberListFile(new PrefixMap(table.build(), names.names()), lines.errors(), lines.badLines());
        }
    }

    /** The number of a line's value, 0 for a list without; -1 after the line was found bad. */
    private static int value(LineReader lines, int split, Shape shape, ValueNames names) {
        int from = lines.behind(split);
        boolean has = from < lines.end();
        if (has != shape.values) {
            lines.bad(shape.allowed());
            return -1;
        }
        int value = has ? names.number(lines.bytes(), from, lines.end()) : 0;
        if (value < 0) {
            lines.bad("up to " + NumberMap.MAX_VALUES + " different values in a list");
        }
        return value;
    }

    private static boolean isPrefix(byte[] bytes, int from, int end) {
        for (int i = from; i < end; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return false;
            }
        }
        return end > from && end - from <= PrefixMap.MAX_DIGITS;
    }
}
