package io.needletail.api.text;

import io.needletail.api.pdu.MessageView;
import io.needletail.api.pdu.TlvTag;

/**
 * How many short messages a text takes on the air (3GPP TS 23.040 section 9.2.3.24.1, 23.038 section 6): 160 septets or 153 in
 * each part, 70 or 67 characters of UCS-2, 140 or 134 octets. A character of two units is never cut in two. Stateless: any
 * thread, no allocation.
 *
 * <p>By data_coding (3.4 section 5.2.19): 0 and the groups over the default alphabet are GSM 03.38 unpacked, an escape
 * sequence being two octets; IA5 and Latin-1 are counted as what they become on the air, GSM 03.38 if it has all their
 * characters, else UCS-2; Cyrillic and Hebrew become UCS-2; 8 is UCS-2; everything else counts in octets.
 */
public final class SegmentCounter {
    private static final int UDHI = 0x40;
    private static final int ESCAPE = 0x1B;
    private static final int GSM_ALONE = 160;
    private static final int GSM_PART = 153;
    private static final int UCS2_ALONE = 70;
    private static final int UCS2_PART = 67;
    private static final int OCTETS_ALONE = 140;
    private static final int OCTETS_PART = 134;

    private static final int IA5 = 1;
    private static final int LATIN_1 = 3;
    private static final int CYRILLIC = 6;
    private static final int HEBREW = 7;
    private static final int UCS2 = 8;

    private SegmentCounter() {}

    /** Parts of a message; one for what is a part already, by its user data header or its SAR TLVs. */
    public static int count(MessageView message) {
        boolean part = (message.esmClass() & UDHI) != 0 || message.findTlv(TlvTag.SAR_SEGMENT_SEQNUM) >= 0;
        return part ? 1 : count(message.bytes(), message.textOffset(), message.textLength(), message.dataCoding());
    }

    /**
     * Parts of a message of an account.
     *
     * @param defaultAlphabet what its data_coding 0 means
     */
    public static int count(MessageView message, TextAlphabet defaultAlphabet) {
        if (defaultAlphabet == TextAlphabet.GSM) {
            return count(message);
        }
        boolean part = (message.esmClass() & UDHI) != 0 || message.findTlv(TlvTag.SAR_SEGMENT_SEQNUM) >= 0;
        TextAlphabet alphabet = MessageText.alphabet(message, defaultAlphabet);
        int coding = DataCoding.counted(message.dataCoding(), alphabet);
        return part ? 1 : count(message.bytes(), message.textOffset(), message.textLength(), coding);
    }

    /** Parts of a whole text; at least one. */
    public static int count(byte[] text, int at, int length, int dataCoding) {
        if (isDefaultAlphabet(dataCoding)) {
            return septets(text, at, length);
        }
        if (isUcs2(dataCoding)) {
            return ucs2(text, at, length);
        }
        return switch (dataCoding) {
            case IA5, LATIN_1 -> latin(text, at, length);
            case CYRILLIC, HEBREW -> parts(length, UCS2_ALONE, UCS2_PART);
            default -> parts(length, OCTETS_ALONE, OCTETS_PART);
        };
    }

    /** 0, and the codings with a message class or a waiting indication over the default alphabet. */
    private static boolean isDefaultAlphabet(int coding) {
        return coding == 0
                || (coding & 0xFC) == 0x10
                || (coding & 0xF4) == 0xF0
                || (coding & 0xF0) == 0xC0
                || (coding & 0xF0) == 0xD0;
    }

    private static boolean isUcs2(int coding) {
        return coding == UCS2 || (coding & 0xFC) == 0x18 || (coding & 0xF0) == 0xE0;
    }

    private static int septets(byte[] text, int at, int length) {
        if (length <= GSM_ALONE) {
            return 1;
        }
        int parts = 1;
        int used = 0;
        int end = at + length;
        for (int i = at; i < end; ) {
            int units = text[i] == ESCAPE && i + 1 < end ? 2 : 1;
            if (used + units > GSM_PART) {
                parts++;
                used = 0;
            }
            used += units;
            i += units;
        }
        return parts;
    }

    private static int ucs2(byte[] text, int at, int length) {
        int units = (length + 1) / 2;
        if (units <= UCS2_ALONE) {
            return 1;
        }
        int parts = 1;
        int used = 0;
        for (int i = 0; i < units; ) {
            int size = (text[at + 2 * i] & 0xFC) == 0xD8 && i + 1 < units ? 2 : 1;
            if (used + size > UCS2_PART) {
                parts++;
                used = 0;
            }
            used += size;
            i += size;
        }
        return parts;
    }

    /** Of Latin-1, as it goes over the air. */
    private static int latin(byte[] text, int at, int length) {
        int septets = 0;
        for (int i = at; i < at + length; i++) {
            int size = septets(text[i] & 0xFF);
            if (size == 0) {
                return parts(length, UCS2_ALONE, UCS2_PART);
            }
            septets += size;
        }
        return septets <= GSM_ALONE ? 1 : latinParts(text, at, length);
    }

    private static int latinParts(byte[] text, int at, int length) {
        int parts = 1;
        int used = 0;
        for (int i = at; i < at + length; i++) {
            int size = septets(text[i] & 0xFF);
            if (used + size > GSM_PART) {
                parts++;
                used = 0;
            }
            used += size;
        }
        return parts;
    }

    /** Septets of a Latin-1 character: two with an escape, 0 for one that GSM 03.38 does not have. */
    private static int septets(int character) {
        return switch (character) {
            case '[', ']', '{', '}', '\\', '^', '~', '|', '\f' -> 2;
            case '`' -> 0;
            case '\n', '\r' -> 1;
            case 0xA1, 0xA3, 0xA4, 0xA5, 0xA7, 0xBF -> 1;
            case 0xC4, 0xC5, 0xC6, 0xC7, 0xC9, 0xD1, 0xD6, 0xD8, 0xDC -> 1;
            case 0xDF, 0xE0, 0xE4, 0xE5, 0xE6, 0xE8, 0xE9, 0xEC, 0xF1, 0xF2, 0xF6, 0xF8, 0xF9, 0xFC -> 1;
            default -> character >= ' ' && character <= 'z' ? 1 : 0;
        };
    }

    private static int parts(int units, int alone, int each) {
        return units <= alone ? 1 : (units + each - 1) / each;
    }
}
