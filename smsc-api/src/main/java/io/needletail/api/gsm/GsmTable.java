package io.needletail.api.gsm;

import java.util.Arrays;

/**
 * One table of 128 codes: a locking shift table, which reads every code, or a single shift table, which reads the one behind an
 * escape (3GPP TS 23.038 section 6.2). Immutable.
 */
public final class GsmTable {
    /** Number of codes. */
    public static final int CODES = 128;
    /** The code that says: the next one is of the single shift table. */
    public static final int ESCAPE = 0x1B;
    /** {@link #code}: the table lacks the character. */
    public static final int NONE = -1;

    /** What stands for a code without a character. */
    static final char HOLE = '\0';

    private static final int PAGE_BITS = 7;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final byte NO_CODE = -1;
    private static final byte[] NO_CODES = new byte[PAGE];

    static {
        Arrays.fill(NO_CODES, NO_CODE);
    }

    private final char[] characters;
    private final byte[][] codes = new byte[1 << Character.SIZE - PAGE_BITS][];
    private final int size;

    /** @param written a character for each code; {@link #HOLE} and the escape are none */
    GsmTable(char[] written) {
        if (written.length != CODES) {
            throw new IllegalArgumentException("a table of " + written.length + " codes");
        }
        Arrays.fill(codes, NO_CODES);
        characters = written.clone();
        characters[ESCAPE] = HOLE;
        int count = 0;
        for (int code = CODES - 1; code >= 0; code--) {
            if (characters[code] != HOLE) {
                page(characters[code])[characters[code] & PAGE - 1] = (byte) code;
                count++;
            }
        }
        size = count;
    }

    private byte[] page(char character) {
        byte[] page = codes[character >>> PAGE_BITS];
        if (page == NO_CODES) {
            page = NO_CODES.clone();
            codes[character >>> PAGE_BITS] = page;
        }
        return page;
    }

    /** The character of a code, 0 to 127; NUL, which no table has, where there is none. */
    public char character(int code) {
        return characters[code];
    }

    /** The lowest code of a character, or {@link #NONE}. */
    public int code(char character) {
        return codes[character >>> PAGE_BITS][character & PAGE - 1];
    }

    /** Codes that have a character. */
    public int size() {
        return size;
    }
}
