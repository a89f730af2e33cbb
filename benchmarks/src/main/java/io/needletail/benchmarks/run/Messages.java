package io.needletail.benchmarks.run;

/**
 * What is sent.
 *
 * @param textLength characters of the text
 * @param to first digits of every destination address
 * @param receipts whether every message asks for a delivery receipt, which the client takes and accounts for
 */
public record Messages(int textLength, String to, boolean receipts) {
    /** Where messages go unless it matters. */
    public static final String TO = "4477";

    /** Longest text of 7-bit characters that goes into short_message; a longer one goes into message_payload. */
    public static final int MOST_SHORT_MESSAGE = 160;

    /** Digits behind {@link #to}. */
    static final int FURTHER_DIGITS = 7;

    /** Messages of so many characters that ask for nothing. */
    public static Messages of(int textLength) {
        return new Messages(textLength, TO, false);
    }
}
