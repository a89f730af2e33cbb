package io.needletail.api.account;

import io.needletail.api.text.TextAlphabet;

/**
 * What an account's messages are unless they say otherwise. Immutable.
 *
 * @param alphabet of texts with data_coding 0
 * @param defaultValidityMillis validity period of a message that names none; 0 is the server's
 * @param maxValidityMillis longest validity period, and farthest schedule; 0 is the server's
 */
public record MessageTerms(TextAlphabet alphabet, long defaultValidityMillis, long maxValidityMillis) {
    /** What an account has that says nothing. */
    public static final MessageTerms USUAL = new MessageTerms(TextAlphabet.GSM, 0, 0);

    public MessageTerms {
        if (!alphabet.isText()) {
            throw new IllegalArgumentException("a default alphabet must be one of text, not " + alphabet);
        }
        if (defaultValidityMillis < 0 || maxValidityMillis < 0) {
            throw new IllegalArgumentException("validity periods are not negative");
        }
        if (maxValidityMillis > 0 && defaultValidityMillis > maxValidityMillis) {
            throw new IllegalArgumentException("the default validity period exceeds the longest");
        }
    }
}
