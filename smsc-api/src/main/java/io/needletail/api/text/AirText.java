package io.needletail.api.text;

import io.needletail.api.gsm.GsmTable;
import io.needletail.api.gsm.NationalLanguage;

/**
 * What a text becomes on the air, and where it may be cut (3GPP TS 23.040 section 9.2.3.24.1, 23.038 section 6). Any thread, no
 * allocation.
 *
 * <p>By alphabet ({@link DataCoding}): in GSM 03.38 unpacked an escape sequence is two octets; IA5 and Latin-1 are counted as what they become on the air, GSM 03.38 if it has all their
 * characters, else UCS-2; Cyrillic and Hebrew become UCS-2; everything else counts in octets, packed septets
 * and UTF-8 too.
 */
public enum AirText {
    /** GSM 03.38, one septet in an octet; an escape and its character stay together. */
    SEPTETS,
    /** Latin-1 that becomes GSM 03.38; one octet becomes one septet or two. */
    LATIN,
    /** UCS-2; the two halves of a surrogate pair stay together. */
    UCS2,
    /** Octets that become one character of UCS-2 each. */
    WIDENED,
    /** Octets as they are. */
    OCTETS;

    private static final int ON_AIR_BYTES = 140;

    /** Of a text, which has no user data header, of an account with the usual default alphabet. */
    public static AirText of(byte[] text, int at, int length, int dataCoding) {
        return of(text, at, length, DataCoding.alphabet(dataCoding, TextAlphabet.GSM));
    }

    /** Of a text, which has no user data header. */
    public static AirText of(byte[] text, int at, int length, TextAlphabet alphabet) {
        return switch (alphabet) {
            case GSM -> SEPTETS;
            case UCS2 -> UCS2;
            case ASCII, LATIN_1 -> isGsm(text, at, length) ? LATIN : WIDENED;
            case CYRILLIC, HEBREW -> WIDENED;
            default -> OCTETS;
        };
    }

    /**
     * Units that a short message has room for beside a user data header: septets, octets, or characters where those are
     * {@link #WIDENED}. 160, 140, 140, 70 without a header; 153, 134, 134, 67 with one of six octets.
     *
     * @param headerBytes of the header, UDHL included; may be more than there is room for
     */
    public int capacity(int headerBytes) {
        int bytes = Math.max(0, ON_AIR_BYTES - headerBytes);
        return switch (this) {
            case SEPTETS, LATIN -> bytes * 8 / 7;
            case UCS2 -> bytes & ~1;
            case WIDENED -> bytes / 2;
            case OCTETS -> bytes;
        };
    }

    /**
     * Where a short message of this capacity ends that begins at an index: behind as many whole characters as fit.
     *
     * @return {@code end} if all the rest fits, {@code at} if not even one character does
     */
    public int next(byte[] text, int at, int end, int capacity) {
        return switch (this) {
            case SEPTETS -> nextSeptets(text, at, end, capacity);
            case LATIN -> nextLatin(text, at, end, capacity);
            case UCS2 -> nextUcs2(text, at, end, capacity);
            case WIDENED, OCTETS -> Math.min(end, at + capacity);
        };
    }

    private static int nextSeptets(byte[] text, int from, int end, int capacity) {
        if (end - from <= capacity) {
            return end;
        }
        int at = from;
        int limit = from + capacity;
        while (at < limit) {
            int next = at + (text[at] == GsmTable.ESCAPE ? 2 : 1);
            if (next > limit) {
                break;
            }
            at = next;
        }
        return at;
    }

    private static int nextUcs2(byte[] text, int from, int end, int capacity) {
        if (end - from <= capacity) {
            return end;
        }
        int limit = from + capacity;
        boolean pair = capacity >= 2 && (text[limit - 2] & 0xFC) == 0xD8 && limit < end;
        return pair ? limit - 2 : limit;
    }

    private static int nextLatin(byte[] text, int from, int end, int capacity) {
        int used = 0;
        for (int at = from; at < end; at++) {
            used += septets(text[at] & 0xFF);
            if (used > capacity) {
                return at;
            }
        }
        return end;
    }

    private static boolean isGsm(byte[] text, int at, int length) {
        for (int i = at; i < at + length; i++) {
            if (septets(text[i] & 0xFF) == 0) {
                return false;
            }
        }
        return true;
    }

    /** Septets of a Latin-1 character: two with an escape, 0 for one that GSM 03.38 does not have. */
    private static int septets(int character) {
        NationalLanguage usual = NationalLanguage.DEFAULT;
        if (usual.locking().code((char) character) != GsmTable.NONE) {
            return 1;
        }
        return usual.single().code((char) character) != GsmTable.NONE ? 2 : 0;
    }
}
