package io.needletail.api.text;

import io.needletail.api.gsm.GsmText;
import io.needletail.api.gsm.NationalLanguage;
import org.jspecify.annotations.Nullable;

/** Chooses how to write a text: as few short messages as can be, and among those the plainest. Stateless: any thread. */
public final class TextEncoder {
    private TextEncoder() {}

    /** GSM where the text allows it, else UCS-2: what every handset reads. */
    public static EncodedText plain(String text) {
        byte[] gsm = GsmText.encode(text);
        return gsm != null ? new EncodedText(TextAlphabet.GSM, gsm) : ucs2(text);
    }

    /** In UCS-2, which has every character. */
    public static EncodedText ucs2(String text) {
        return new EncodedText(TextAlphabet.UCS2, Utf16Codec.octets(text));
    }

    /**
     * As {@link #plain}, but with the tables of a national language where they save a short message: a single shift table before a
     * locking one, that before both.
     */
    public static EncodedText smallest(String text) {
        EncodedText best = plain(text);
        int parts = parts(best);
        if (best.alphabet() == TextAlphabet.GSM || parts == 1) {
            return best;
        }
        for (Shift shift : Shift.values()) {
            for (NationalLanguage language : NationalLanguage.values()) {
                EncodedText candidate = language == NationalLanguage.DEFAULT ? null : shift.encode(text, language);
                if (candidate != null && parts(candidate) < parts) {
                    best = candidate;
                    parts = parts(candidate);
                }
            }
        }
        return best;
    }

    /** In an alphabet, or null if it lacks a character. */
    public static @Nullable EncodedText in(TextAlphabet alphabet, String text) {
        byte[] octets = alphabet.encode(text);
        return octets == null ? null : new EncodedText(alphabet, octets);
    }

    private static int parts(EncodedText text) {
        return SegmentCounter.count(text.octets(), 0, text.octets().length, text.alphabet(), text.headerLength());
    }

    /** Which tables of a language are used. */
    private enum Shift {
        SINGLE,
        LOCKING,
        BOTH;

        @Nullable
        EncodedText encode(String text, NationalLanguage language) {
            if (this != SINGLE && !language.hasLocking()) {
                return null;
            }
            NationalLanguage locking = this == SINGLE ? NationalLanguage.DEFAULT : language;
            NationalLanguage single = this == LOCKING ? NationalLanguage.DEFAULT : language;
            byte[] octets = GsmText.encode(text, locking.locking(), single.single());
            return octets == null ? null : new EncodedText(TextAlphabet.GSM, locking, single, octets);
        }
    }
}
