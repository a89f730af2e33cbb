package io.needletail.load.message;

import java.util.Locale;

/**
 * One kind of message of a mix.
 *
 * @param weight its share, relative to the others'
 * @param text what it says; for {@link TextEncoding#BINARY} hexadecimal digits
 * @param length characters (binary: octets) to which the text is repeated and cut; 0 to leave it as it is
 * @param form what becomes of it if it is long
 */
public record MessageVariant(int weight, String text, TextEncoding encoding, int length, LongForm form) {
    /** Of texts: 255 parts of 153 octets. */
    public static final int MAX_LENGTH = 39_015;

    public MessageVariant {
        if (weight < 1) {
            throw new IllegalArgumentException("a weight is at least 1, not " + weight);
        }
        if (length < 0 || length > MAX_LENGTH) {
            throw new IllegalArgumentException("a length is 0 to " + MAX_LENGTH + ", not " + length);
        }
        if (text.isEmpty() && length > 0) {
            throw new IllegalArgumentException("an empty text cannot be made longer");
        }
    }

    /** The text at its length. */
    String fullText() {
        if (length == 0) {
            return text;
        }
        int characters = encoding == TextEncoding.BINARY ? 2 * length : length;
        return text.repeat(characters / text.length() + 1).substring(0, characters);
    }

    /** For the report: sizes, not the text. */
    @Override
    public String toString() {
        return weight + "*" + fullText().length() + " characters "
                + encoding.name().toLowerCase(Locale.ROOT) + " " + form.name().toLowerCase(Locale.ROOT);
    }
}
