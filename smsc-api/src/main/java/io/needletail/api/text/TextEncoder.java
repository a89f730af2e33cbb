package io.needletail.api.text;

import io.needletail.api.gsm.GsmText;
import io.needletail.api.gsm.NationalLanguage;
import org.jspecify.annotations.Nullable;

/** Chooses how to write a text: as few short messages as can be, and among those the plainest. Stateless: any thread. */
public final class TextEncoder {
    private static final int ON_AIR_BYTES = 140;
    /** Octets of the element that says which part this is, of a header of its own and of one that is there. */
    private static final int CONCATENATION = 5;

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
        int header = text.headerLength();
        byte[] octets = text.octets();
        if (octets.length <= capacity(text.alphabet(), header)) {
            return 1;
        }
        int capacity = capacity(text.alphabet(), Math.max(1, header) + CONCATENATION);
        int parts = 1;
        int used = 0;
        int size;
        for (int at = 0; at < octets.length; at += size) {
            size = text.alphabet().step(octets, at);
            if (used + size > capacity) {
                parts++;
                used = 0;
            }
            used += size;
        }
        return parts;
    }

    private static int capacity(TextAlphabet alphabet, int header) {
        int octets = ON_AIR_BYTES - header;
        return alphabet == TextAlphabet.GSM ? octets * 8 / 7 : octets & ~1;
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
