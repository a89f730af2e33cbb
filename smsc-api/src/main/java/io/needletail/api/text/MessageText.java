package io.needletail.api.text;

import io.needletail.api.gsm.GsmTable;
import io.needletail.api.gsm.GsmText;
import io.needletail.api.gsm.NationalLanguage;
import io.needletail.api.gsm.Septets;
import io.needletail.api.pdu.MessageView;
import java.util.HexFormat;

/**
 * Reads the text of a message: behind its user data header, with the national tables that the header names, in the alphabet that
 * data_coding and the account's default alphabet say. The one reader of texts. Stateless: any thread, no allocation but by
 * {@link #of}.
 */
public final class MessageText {
    private static final int UDHI = 0x40;
    private static final int SINGLE_SHIFT = 0x24;
    private static final int LOCKING_SHIFT = 0x25;

    private MessageText() {}

    /** Characters that so many octets, header included, can at most be read as. */
    public static int room(int octets) {
        return octets + octets / 7 + 1;
    }

    /** The alphabet of a message's text. */
    public static TextAlphabet alphabet(MessageView message, TextAlphabet defaultAlphabet) {
        return DataCoding.alphabet(message.dataCoding(), defaultAlphabet);
    }

    /** Reads the text of a message; answers how many characters. */
    public static int decode(MessageView message, TextAlphabet defaultAlphabet, char[] target) {
        return decode(
                message.bytes(),
                message.textOffset(),
                message.textLength(),
                message.userDataHeaderLength(),
                alphabet(message, defaultAlphabet),
                target);
    }

    /**
     * Reads user data.
     *
     * @param length octets, the header included
     * @param header octets of the header, its length octet included; 0 for none
     * @param target at least {@link #room} characters
     */
    public static int decode(byte[] bytes, int at, int length, int header, TextAlphabet alphabet, char[] target) {
        int from = at + header;
        int end = at + length;
        boolean packed = alphabet == TextAlphabet.GSM_PACKED;
        if (header == 0 || !packed && alphabet != TextAlphabet.GSM) {
            return alphabet.decode(bytes, from, end, target);
        }
        GsmTable locking = locking(bytes, at, header).locking();
        GsmTable single = single(bytes, at, header).single();
        return packed
                ? PackedCodec.decode(bytes, from, end, Septets.fillBits(header), locking, single, target)
                : GsmText.decode(bytes, from, end, locking, single, target);
    }

    /** The text of a message; its octets in hexadecimal where it is none. */
    public static String of(MessageView message, TextAlphabet defaultAlphabet) {
        return of(
                message.bytes(),
                message.textOffset(),
                message.textLength(),
                message.userDataHeaderLength(),
                alphabet(message, defaultAlphabet));
    }

    /** As {@link #decode(byte[], int, int, int, TextAlphabet, char[])}, as a string; octets in hexadecimal where it is no text. */
    public static String of(byte[] bytes, int at, int length, int header, TextAlphabet alphabet) {
        if (!alphabet.isText()) {
            return HexFormat.of().formatHex(bytes, at + header, at + length);
        }
        char[] characters = new char[room(length)];
        return new String(characters, 0, decode(bytes, at, length, header, alphabet, characters));
    }

    /** Octets of the user data header at an index, its length octet included: 0 without UDHI, never more than there are. */
    public static int headerLength(int esmClass, byte[] bytes, int at, int length) {
        return (esmClass & UDHI) == 0 || length == 0 ? 0 : Math.min(1 + (bytes[at] & 0xFF), length);
    }

    /** The language whose locking shift table a header names (3GPP TS 23.040 section 9.2.3.24.16). */
    public static NationalLanguage locking(byte[] bytes, int at, int header) {
        return language(bytes, at, header, LOCKING_SHIFT);
    }

    /** The language whose single shift table a header names (3GPP TS 23.040 section 9.2.3.24.15). */
    public static NationalLanguage single(byte[] bytes, int at, int header) {
        return language(bytes, at, header, SINGLE_SHIFT);
    }

    /** The language that an information element of a header names; of several the last, as receivers read them. */
    private static NationalLanguage language(byte[] bytes, int at, int header, int element) {
        NationalLanguage found = NationalLanguage.DEFAULT;
        int end = at + header;
        int i = at + 1;
        while (i + 2 <= end) {
            int size = bytes[i + 1] & 0xFF;
            if ((bytes[i] & 0xFF) == element && size == 1 && i + 2 < end) {
                found = NationalLanguage.of(bytes[i + 2] & 0xFF);
            }
            i += 2 + size;
        }
        return found;
    }
}
