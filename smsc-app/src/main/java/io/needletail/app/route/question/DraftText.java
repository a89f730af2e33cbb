package io.needletail.app.route.question;

import io.needletail.routing.text.TextAlphabet;
import java.nio.charset.StandardCharsets;

/** A text as the octets that a data_coding asks for. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record DraftText(int dataCoding, byte[] octets) {
    /** GSM where the text fits, else UCS-2. */
    static final int ANY = -1;

    private static final int GSM = 0;
    private static final int UCS2 = 8;

    /** The text in the alphabet of a data_coding; in UTF-8 where that has none, or lacks a character. */
    static DraftText of(String text, int dataCoding) {
        if (dataCoding == ANY) {
            return TextAlphabet.GSM.encode(text) == null ? of(text, UCS2) : of(text, GSM);
        }
        byte[] octets = TextAlphabet.of(dataCoding).encode(text);
        return new DraftText(dataCoding, octets == null ? text.getBytes(StandardCharsets.UTF_8) : octets);
    }
}
