package io.needletail.app.route.question;

import io.needletail.api.text.DataCoding;
import io.needletail.api.text.EncodedText;
import io.needletail.api.text.TextAlphabet;
import io.needletail.api.text.TextEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A text as the octets that a data_coding asks for. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record DraftText(int dataCoding, byte[] octets) {
    /** The default alphabet where the text fits, else UCS-2. */
    static final int ANY = -1;

    private static final int DEFAULT = 0;
    private static final int UCS2 = 8;

    /** The text in the alphabet of a data_coding; in UTF-8 where that has none, or lacks a character. */
    static DraftText of(String text, int dataCoding, TextAlphabet defaultAlphabet) {
        TextAlphabet alphabet = DataCoding.alphabet(Math.max(DEFAULT, dataCoding), defaultAlphabet);
        @Nullable EncodedText made = TextEncoder.in(alphabet, text);
        if (dataCoding == ANY) {
            return made == null
                    ? new DraftText(UCS2, TextEncoder.ucs2(text).octets())
                    : new DraftText(DEFAULT, made.octets());
        }
        return new DraftText(dataCoding, made == null ? text.getBytes(StandardCharsets.UTF_8) : made.octets());
    }
}
