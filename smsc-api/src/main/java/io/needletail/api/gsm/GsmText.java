package io.needletail.api.gsm;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Texts as septets, one in an octet, and back. A code without a character reads as a blank, one that the single shift table lacks
 * as without the escape (3GPP TS 23.038 sections 6.2.1 and 6.2.1.1).
 */
public final class GsmText {
    private static final int SEPTET = 0x7F;

    private GsmText() {}

    /** Reads octets, whose highest bits do not count; answers the characters written, never more than octets. */
    public static int decode(byte[] bytes, int at, int end, GsmTable locking, GsmTable single, char[] target) {
        int written = 0;
        for (int i = at; i < end; i++) {
            int code = bytes[i] & SEPTET;
            boolean escaped = code == GsmTable.ESCAPE && i + 1 < end;
            if (escaped) {
                code = bytes[++i] & SEPTET;
            }
            target[written++] = character(code, escaped, locking, single);
        }
        return written;
    }

    /** The character of a code that stands behind an escape, or does not. */
    public static char character(int code, boolean escaped, GsmTable locking, GsmTable single) {
        char character = escaped ? single.character(code) : GsmTable.HOLE;
        if (character == GsmTable.HOLE) {
            character = locking.character(code);
        }
        return character == GsmTable.HOLE ? ' ' : character;
    }

    /** Reads octets of the default alphabet and its extension. */
    public static int decode(byte[] bytes, int at, int end, char[] target) {
        NationalLanguage language = NationalLanguage.DEFAULT;
        return decode(bytes, at, end, language.locking(), language.single(), target);
    }

    /** Septets of a text, or -1 if the tables lack a character. */
    public static int septets(String text, GsmTable locking, GsmTable single) {
        int septets = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (locking.code(c) != GsmTable.NONE) {
                septets++;
            } else if (single.code(c) != GsmTable.NONE) {
                septets += 2;
            } else {
                return -1;
            }
        }
        return septets;
    }

    /** The octets of a text, a septet each, or null if the tables lack a character. */
    public static byte @Nullable [] encode(String text, GsmTable locking, GsmTable single) {
        byte[] octets = new byte[2 * text.length()];
        int at = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int code = locking.code(c);
            if (code == GsmTable.NONE) {
                code = single.code(c);
                if (code == GsmTable.NONE) {
                    return null;
                }
                octets[at++] = GsmTable.ESCAPE;
            }
            octets[at++] = (byte) code;
        }
        return Arrays.copyOf(octets, at);
    }

    /** The octets of a text in the default alphabet and its extension, or null. */
    public static byte @Nullable [] encode(String text) {
        NationalLanguage language = NationalLanguage.DEFAULT;
        return encode(text, language.locking(), language.single());
    }
}
