package io.needletail.core.protocol;

import io.needletail.api.pdu.MessageView;

/**
 * The {@code text:} field of a receipt: the first 20 characters of the message. Only of texts with one octet a
 * character; a Unicode or binary text leaves the field empty rather than showing half of it. The user data header is
 * not text. A character that is not printable ASCII, an escape sequence of the default alphabet included, shows as one
 * dot, so that a reader of receipts meets neither NULs nor line ends.
 */
final class ReceiptText {
    private static final int MAX_CHARACTERS = 20;
    private static final int ESCAPE = 0x1B;
    private static final int ASCII = 1;
    private static final int LATIN_1 = 3;

    private ReceiptText() {}

    static void put(MessageView original, PduBuffer out) {
        int coding = original.dataCoding();
        boolean defaultAlphabet = isDefaultAlphabet(coding);
        if (!defaultAlphabet && coding != ASCII && coding != LATIN_1) {
            return;
        }
        byte[] bytes = original.bytes();
        int end = original.textOffset() + original.textLength();
        int at = original.textOffset() + original.userDataHeaderLength();
        int first = out.reserve(MAX_CHARACTERS);
        int last = first;
        byte[] target = out.bytes();
        while (last < first + MAX_CHARACTERS && at < end) {
            byte octet = bytes[at++];
            if (octet == ESCAPE && defaultAlphabet) {
                at++;
            }
            target[last++] = octet >= ' ' && octet <= '~' ? octet : (byte) '.';
        }
        out.truncate(last);
    }

    /** 0, and the codings with a message class over the default alphabet (GSM 03.38 section 4). */
    private static boolean isDefaultAlphabet(int coding) {
        return coding == 0 || (coding & 0xFC) == 0x10 || (coding & 0xF4) == 0xF0;
    }
}
