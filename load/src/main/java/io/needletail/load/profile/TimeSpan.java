package io.needletail.load.profile;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a length of time as it is written on the command line: {@code 500us}, {@code 20ms}, {@code 10s}, {@code 5m}, {@code 8h}. */
public final class TimeSpan {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)\\s*(us|ms|s|m|h|)");

    private TimeSpan() {}

    /**
     * The length of a text; a number alone is seconds.
     *
     * @throws IllegalArgumentException with the text and the form it should have
     */
    public static Duration parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no time; write 500us, 20ms, 10s, 5m or 8h");
        }
        double nanos = switch (matcher.group(2)) {
            case "us" -> 1e3;
            case "ms" -> 1e6;
            case "m" -> 60e9;
            case "h" -> 3600e9;
            default -> 1e9;
        };
        return Duration.ofNanos(Math.round(Double.parseDouble(matcher.group(1)) * nanos));
    }
}
