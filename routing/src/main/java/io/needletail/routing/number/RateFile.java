package io.needletail.routing.number;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * What came of reading rates from a file with lines {@code destination,prefix,cost}: an empty prefix for all numbers, the cost
 * in units of which a millionth counts.
 *
 * @param rates in millionths
 * @param errors of the first bad lines, at most {@link NumberListFile#MAX_ERRORS}: {@code file:line: 'value', allowed: ...}
 * @param badLines how many lines are bad
 */
public record RateFile(RateTable rates, List<String> errors, long badLines) {
    private static final int FRACTION_DIGITS = 6;
    private static final int MILLION = 1_000_000;
    private static final int MAX_UNITS = 2_000;
    private static final String ALLOWED = "destination,prefix,cost with a prefix of up to " + PrefixMap.MAX_DIGITS
            + " digits and a cost from 0 to " + MAX_UNITS + " with up to " + FRACTION_DIGITS + " decimals";

    public RateFile {
        errors = List.copyOf(errors);
    }

    /**
     * Reads rates. Blank lines and what follows {@code #} are skipped.
     *
     * @param origin how errors call the file
     * @throws IOException if the file cannot be read
     */
    public static RateFile load(Path file, String origin) throws IOException {
        RateTable.Builder rates = new RateTable.Builder();
        try (LineReader lines = new LineReader(file, origin)) {
            while (lines.next()) {
                String text =
                        new String(lines.bytes(), lines.from(), lines.end() - lines.from(), StandardCharsets.UTF_8);
                String[] columns = text.split("[,;]", -1);
                int cost = columns.length == 3 ? millionths(columns[2].strip()) : -1;
                String prefix = cost < 0 ? "" : digits(columns[1].strip());
                if (cost < 0 || !prefix.matches("[0-9]{0,20}") || columns[0].isBlank()) {
                    lines.bad(ALLOWED);
                } else if (!rates.add(columns[0].strip(), prefix, cost)) {
                    lines.bad("one rate for each prefix of a destination");
                }
            }
            return new RateFile(rates.build(), lines.errors(), lines.badLines());
        }
    }

    private static String digits(String prefix) {
        return prefix.startsWith("+") ? prefix.substring(1) : prefix;
    }

    /** A cost in millionths, or -1 for what is none. */
    private static int millionths(String text) {
        if (!text.matches("[0-9]{1,4}(\\.[0-9]{1,6})?")) {
            return -1;
        }
        int point = text.indexOf('.');
        String units = point < 0 ? text : text.substring(0, point);
        String fraction = point < 0 ? "" : text.substring(point + 1);
        int whole = Integer.parseInt(units);
        int rest = Integer.parseInt((fraction + "000000").substring(0, FRACTION_DIGITS));
        return whole > MAX_UNITS ? -1 : whole * MILLION + rest;
    }
}
