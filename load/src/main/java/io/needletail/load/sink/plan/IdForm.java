package io.needletail.load.sink.plan;

import java.nio.charset.StandardCharsets;

/**
 * How message ids look: a prefix and a number that counts up from 1.
 *
 * @param prefix printable ASCII, at most {@link #MAX_PREFIX} characters
 * @param hex the number is hexadecimal, otherwise decimal
 */
public record IdForm(String prefix, boolean hex) {
    /** Leaves room for the number in the 64 characters of a message_id. */
    public static final int MAX_PREFIX = 40;

    public IdForm {
        if (prefix.length() > MAX_PREFIX || !prefix.chars().allMatch(c -> c > ' ' && c <= '~')) {
            throw new IllegalArgumentException(
                    "'" + prefix + "' must be at most " + MAX_PREFIX + " printable ASCII characters without spaces");
        }
    }

    /** Decimal numbers alone. */
    public static IdForm decimal() {
        return new IdForm("", false);
    }

    byte[] prefixBytes() {
        return prefix.getBytes(StandardCharsets.US_ASCII);
    }
}
