package io.needletail.app.config.bind;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as configuration writes them: a whole number of bytes, or with a binary unit. */
final class ByteSizes {
    private static final Pattern FORM = Pattern.compile("(\\d{1,18})\\s*(B|KiB|MiB|GiB)?");
    private static final Map<String, Integer> SHIFT = Map.of("B", 0, "KiB", 10, "MiB", 20, "GiB", 30);

    private ByteSizes() {}

    static Long parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        String unit = matcher.group(2);
        long number = Long.parseLong(matcher.group(1));
        int shift = unit == null ? 0 : SHIFT.getOrDefault(unit, 0);
        if (number > Long.MAX_VALUE >> shift) {
            throw new IllegalArgumentException(text);
        }
        return number << shift;
    }

    static String format(long bytes) {
        if (bytes != 0 && bytes % (1L << 30) == 0) {
            return (bytes >> 30) + "GiB";
        }
        if (bytes != 0 && bytes % (1L << 20) == 0) {
            return (bytes >> 20) + "MiB";
        }
        return bytes != 0 && bytes % 1024 == 0 ? (bytes >> 10) + "KiB" : Long.toString(bytes);
    }
}
