package io.needletail.core.protocol;

import io.needletail.api.pdu.MessageView;
import io.needletail.api.text.MessageText;
import io.needletail.api.text.TextAlphabet;

/**
 * The {@code text:} field of a receipt: the first 20 characters of the message. Only of texts with one octet a
 * character; a Unicode or binary text leaves the field empty rather than showing half of it. The user data header is
 * not text. A character that is not printable ASCII shows as one dot, so that a reader of receipts, who takes them for ASCII,
 * meets neither NULs nor line ends.
 */
final class ReceiptText {
    private static final int MAX_CHARACTERS = 20;
    /** Octets that 20 characters can have: an escape and a code each. */
    private static final int MAX_OCTETS = 2 * MAX_CHARACTERS;

    /** Characters that {@link #put} wants room for. */
    static final int ROOM = MessageText.room(MAX_OCTETS);

    private ReceiptText() {}

    /** @param scratch room for {@link #ROOM} characters */
    static void put(MessageView original, TextAlphabet defaultAlphabet, char[] scratch, PduBuffer out) {
        TextAlphabet alphabet = MessageText.alphabet(original, defaultAlphabet);
        if (!alphabet.isText() || alphabet == TextAlphabet.UCS2 || alphabet == TextAlphabet.UTF_8) {
            return;
        }
        int header = original.userDataHeaderLength();
        int octets = Math.min(original.textLength(), header + MAX_OCTETS);
        int read = MessageText.decode(original.bytes(), original.textOffset(), octets, header, alphabet, scratch);
        int characters = Math.min(read, MAX_CHARACTERS);
        int at = out.reserve(characters);
        byte[] target = out.bytes();
        for (int i = 0; i < characters; i++) {
            char character = scratch[i];
            target[at + i] = character >= ' ' && character <= '~' ? (byte) character : (byte) '.';
        }
    }
}
