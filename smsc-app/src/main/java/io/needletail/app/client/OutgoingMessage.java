package io.needletail.app.client;

import io.needletail.api.text.EncodedText;
import io.needletail.api.text.TextEncoder;

/**
 * One submit_sm to be.
 *
 * @param receipt whether a delivery receipt is asked for
 */
public record OutgoingMessage(String from, String to, EncodedText text, int dataCoding, boolean receipt) {
    /** With the text in the alphabet that takes the fewest short messages. */
    public OutgoingMessage(String from, String to, String text, boolean receipt) {
        this(from, to, TextEncoder.smallest(text), receipt);
    }

    /** With the data_coding that says the text's alphabet. */
    public OutgoingMessage(String from, String to, EncodedText text, boolean receipt) {
        this(from, to, text, text.alphabet().dataCoding(), receipt);
    }
}
