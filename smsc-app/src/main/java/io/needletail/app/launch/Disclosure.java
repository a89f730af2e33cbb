package io.needletail.app.launch;

import io.needletail.api.text.TextAlphabet;

/**
 * What a tool may show of the people who write to each other.
 *
 * @param numbers addresses in full; otherwise their middle is hidden
 * @param text the text of the messages; otherwise only its length
 * @param alphabet default alphabet that data_coding 0 is read in
 */
public record Disclosure(boolean numbers, boolean text, TextAlphabet alphabet) {
    /** Nothing personal. */
    public static final Disclosure NONE = new Disclosure(false, false);

    /** With the GSM default alphabet. */
    public Disclosure(boolean numbers, boolean text) {
        this(numbers, text, TextAlphabet.GSM);
    }
}
