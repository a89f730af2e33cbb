package io.needletail.api.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An alphabet of an octet a character: ASCII below 0x80, a table above. */
final class OctetCodec implements TextCodec {
    private static final int OCTETS = 256;
    private static final int HALF = 0x80;
    private static final char NOTHING = '\uFFFD';
    private static final int NONE = -1;

    private final char[] characters;
    private final int encodable;
    private final int first;
    private final short[] codes;

    /** @param encodable octets below this are written; those beyond are read only */
    private OctetCodec(char[] characters, int encodable) {
        this.characters = characters;
        this.encodable = encodable;
        int lowest = Character.MAX_VALUE;
        int highest = 0;
        for (int code = HALF; code < encodable; code++) {
            if (characters[code] != NOTHING) {
                lowest = Math.min(lowest, characters[code]);
                highest = Math.max(highest, characters[code]);
            }
        }
        first = lowest;
        codes = new short[Math.max(0, highest - lowest + 1)];
        Arrays.fill(codes, (short) NONE);
        for (int code = HALF; code < encodable; code++) {
            if (characters[code] != NOTHING) {
                codes[characters[code] - first] = (short) code;
            }
        }
    }

    /** IA5, which has 128 characters; octets beyond are read as Latin-1. */
    static OctetCodec ascii() {
        return new OctetCodec(latin(), HALF);
    }

    /** ISO 8859-1. */
    static OctetCodec latin1() {
        return new OctetCodec(latin(), OCTETS);
    }

    /** ISO 8859-5. */
    static OctetCodec cyrillic() {
        char[] table = latin();
        for (int code = 0xA1; code < OCTETS; code++) {
            table[code] = (char) (code + 0x360);
        }
        table[0xAD] = 0xAD;
        table[0xF0] = '\u2116';
        table[0xFD] = 0xA7;
        return new OctetCodec(table, OCTETS);
    }

    /** ISO 8859-8, with the marks of direction of its edition of 1999. */
    static OctetCodec hebrew() {
        char[] table = latin();
        Arrays.fill(table, 0xBF, OCTETS, NOTHING);
        for (int code = 0xE0; code <= 0xFA; code++) {
            table[code] = (char) (code + 0x4F0);
        }
        table[0xA1] = NOTHING;
        table[0xAA] = '\u00D7';
        table[0xBA] = '\u00F7';
        table[0xDF] = '\u2017';
        table[0xFD] = '\u200E';
        table[0xFE] = '\u200F';
        return new OctetCodec(table, OCTETS);
    }

    private static char[] latin() {
        char[] table = new char[OCTETS];
        for (char code = 0; code < OCTETS; code++) {
            table[code] = code;
        }
        return table;
    }

    @Override
    public int decode(byte[] bytes, int at, int end, char[] target) {
        for (int i = at; i < end; i++) {
            target[i - at] = characters[bytes[i] & 0xFF];
        }
        return end - at;
    }

    @Override
    public byte @Nullable [] encode(String text) {
        byte[] octets = new byte[text.length()];
        for (int i = 0; i < octets.length; i++) {
            int code = code(text.charAt(i));
            if (code == NONE) {
                return null;
            }
            octets[i] = (byte) code;
        }
        return octets;
    }

    private int code(char character) {
        if (character < HALF) {
            return character;
        }
        int index = character - first;
        return encodable > HALF && index >= 0 && index < codes.length ? codes[index] : NONE;
    }
}
