package io.needletail.api.text;

import io.needletail.api.gsm.GsmTable;
import io.needletail.api.gsm.GsmText;
import io.needletail.api.gsm.NationalLanguage;
import io.needletail.api.gsm.Septets;
import org.jspecify.annotations.Nullable;

/** The GSM default alphabet, septets packed into octets. */
final class PackedCodec implements TextCodec {
    @Override
    public int decode(byte[] bytes, int at, int end, char[] target) {
        NationalLanguage language = NationalLanguage.DEFAULT;
        return decode(bytes, at, end, 0, language.locking(), language.single(), target);
    }

    /** As {@link GsmText#decode(byte[], int, int, GsmTable, GsmTable, char[])}, behind fill bits. */
    static int decode(byte[] bytes, int at, int end, int fillBits, GsmTable locking, GsmTable single, char[] target) {
        int septets = Septets.count(bytes, at, end, fillBits);
        int written = 0;
        for (int i = 0; i < septets; i++) {
            int code = Septets.at(bytes, at, fillBits, i);
            boolean escaped = code == GsmTable.ESCAPE && i + 1 < septets;
            if (escaped) {
                code = Septets.at(bytes, at, fillBits, ++i);
            }
            target[written++] = GsmText.character(code, escaped, locking, single);
        }
        return written;
    }

    @Override
    public byte @Nullable [] encode(String text) {
        byte[] septets = GsmText.encode(text);
        return septets == null ? null : Septets.pack(septets, 0);
    }
}
