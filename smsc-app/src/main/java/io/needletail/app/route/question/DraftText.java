package io.needletail.app.route.question;

import io.needletail.load.message.GsmAlphabet;
import java.nio.charset.StandardCharsets;

/** A text as the octets that a data_coding asks for; a character that it lacks becomes a question mark. */
record DraftText(int dataCoding, byte[] octets) {
    /** GSM where the text fits, else UCS-2. */
    static final int ANY = -1;

    private static final int GSM = 0;
    private static final int UCS2 = 8;
    /** The alphabet in the general groups of data_coding, 3GPP TS 23.038 section 4. */
    private static final int ALPHABET = 0x0C;
    /** First of the groups with a meaning of their own. */
    private static final int SPECIAL_GROUPS = 0x40;

    static DraftText of(String text, int dataCoding) {
        byte[] gsm = GsmAlphabet.encode(text);
        if (dataCoding == ANY) {
            return gsm == null ? ucs2(text, UCS2) : new DraftText(GSM, gsm);
        }
        if (dataCoding < SPECIAL_GROUPS && (dataCoding & ALPHABET) == UCS2) {
            return ucs2(text, dataCoding);
        }
        boolean usesGsm = dataCoding == GSM || dataCoding >= 0x10;
        if (!usesGsm) {
            return new DraftText(dataCoding, text.getBytes(StandardCharsets.ISO_8859_1));
        }
        return new DraftText(dataCoding, gsm == null ? text.getBytes(StandardCharsets.US_ASCII) : gsm);
    }

    private static DraftText ucs2(String text, int dataCoding) {
        return new DraftText(dataCoding, text.getBytes(StandardCharsets.UTF_16BE));
    }
}
