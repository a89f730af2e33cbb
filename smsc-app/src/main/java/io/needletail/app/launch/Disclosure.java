package io.needletail.app.launch;

/**
 * What a tool may show of the people who write to each other.
 *
 * @param numbers addresses in full; otherwise their middle is hidden
 * @param text the text of the messages; otherwise only its length
 */
public record Disclosure(boolean numbers, boolean text) {
    /** Nothing personal. */
    public static final Disclosure NONE = new Disclosure(false, false);
}
