package io.needletail.routing.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How the octets of a text are to be read, as data_coding says (SMPP 3.4 section 5.2.19, 3GPP TS 23.038 section 4). */
public enum TextAlphabet {
    /** GSM default alphabet, unpacked: an octet a septet. */
    GSM {
        @Override
        public int decode(byte[] bytes, int at, int end, char[] target) {
            return GsmAlphabet.decode(bytes, at, end, target);
        }

        @Override
        public byte @Nullable [] encode(String text) {
            return GsmAlphabet.encode(text);
        }

        @Override
        public int step(byte[] bytes, int at) {
            return bytes[at] == GsmAlphabet.ESCAPE ? 2 : 1;
        }
    },
    /** ISO 8859-1, of which IA5 is a part. */
    LATIN_1 {
        @Override
        public int decode(byte[] bytes, int at, int end, char[] target) {
            for (int i = at; i < end; i++) {
                target[i - at] = (char) (bytes[i] & 0xFF);
            }
            return end - at;
        }

        @Override
        public byte @Nullable [] encode(String text) {
            boolean fits = text.chars().allMatch(c -> c < 0x100);
            return fits ? text.getBytes(StandardCharsets.ISO_8859_1) : null;
        }

        @Override
        public int step(byte[] bytes, int at) {
            return 1;
        }
    },
    /** UCS2, read and written as UTF-16BE. */
    UCS2 {
        @Override
        public int decode(byte[] bytes, int at, int end, char[] target) {
            int written = 0;
            for (int i = at; i + 1 < end; i += 2) {
                target[written++] = (char) ((bytes[i] & 0xFF) << 8 | bytes[i + 1] & 0xFF);
            }
            return written;
        }

        @Override
        public byte @Nullable [] encode(String text) {
            return text.getBytes(StandardCharsets.UTF_16BE);
        }

        @Override
        public int step(byte[] bytes, int at) {
            return 2;
        }
    },
    /** Octets that are no text, or in an alphabet that is not read. */
    NONE {
        @Override
        public int decode(byte[] bytes, int at, int end, char[] target) {
            return 0;
        }

        @Override
        public byte @Nullable [] encode(String text) {
            return null;
        }

        @Override
        public int step(byte[] bytes, int at) {
            return 1;
        }
    };

    private static final TextAlphabet[] BY_CODING = new TextAlphabet[256];

    static {
        Arrays.fill(BY_CODING, NONE);
        BY_CODING[0] = GSM;
        BY_CODING[1] = LATIN_1;
        BY_CODING[3] = LATIN_1;
        BY_CODING[8] = UCS2;
        TextAlphabet[] general = {GSM, NONE, UCS2, NONE};
        for (int coding = 0x10; coding < 0x20; coding++) {
            BY_CODING[coding] = general[coding >>> 2 & 3];
        }
        for (int coding = 0xC0; coding < 0xE0; coding++) {
            BY_CODING[coding] = GSM;
        }
        for (int coding = 0xE0; coding < 0xF0; coding++) {
            BY_CODING[coding] = UCS2;
        }
        for (int coding = 0xF0; coding < 0x100; coding++) {
            BY_CODING[coding] = (coding & 4) == 0 ? GSM : NONE;
        }
    }

    /** The alphabet of a data_coding: 0, 1, 3, 8 and those of GSM 03.38 with a class; {@link #NONE} for others. */
    public static TextAlphabet of(int dataCoding) {
        return BY_CODING[dataCoding & 0xFF];
    }

    /** The message class that a data_coding says, 0 (flash) to 3; -1 for none. */
    public static int messageClass(int dataCoding) {
        int group = dataCoding & 0xF0;
        return group == 0x10 || group == 0xF0 ? dataCoding & 3 : -1;
    }

    /** Reads octets into characters, never more of them than octets; answers how many. */
    public abstract int decode(byte[] bytes, int at, int end, char[] target);

    /** The octets of a text, or null if this alphabet lacks a character of it. */
    public abstract byte @Nullable [] encode(String text);

    /** Whether octets 0x20 to 0x3F and those of the letters A to Z and a to z are characters that are words, or are none, as in ASCII. */
    public boolean hasAsciiWords() {
        return this == GSM || this == LATIN_1;
    }

    /** Octets of the character that starts at an index. */
    public abstract int step(byte[] bytes, int at);
}
