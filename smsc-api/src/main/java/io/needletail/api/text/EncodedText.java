package io.needletail.api.text;

import io.needletail.api.gsm.NationalLanguage;

/**
 * A text as octets.
 *
 * @param alphabet that it is in
 * @param locking language of the locking shift table; DEFAULT for none
 * @param single language of the single shift table; DEFAULT for none
 * @param octets of the text alone
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record EncodedText(TextAlphabet alphabet, NationalLanguage locking, NationalLanguage single, byte[] octets) {
    private static final int SINGLE_SHIFT = 0x24;
    private static final int LOCKING_SHIFT = 0x25;
    private static final int ELEMENT_BYTES = 3;

    /** In an alphabet without national tables. */
    public EncodedText(TextAlphabet alphabet, byte[] octets) {
        this(alphabet, NationalLanguage.DEFAULT, NationalLanguage.DEFAULT, octets);
    }

    /** Octets of the user data header that names the tables, its length octet included; 0 without such tables. */
    public int headerLength() {
        int elements = (single == NationalLanguage.DEFAULT ? 0 : 1) + (locking == NationalLanguage.DEFAULT ? 0 : 1);
        return elements == 0 ? 0 : 1 + ELEMENT_BYTES * elements;
    }

    /** The header, if any, and the text: esm_class needs UDHI where {@link #headerLength} is not 0. */
    public byte[] userData() {
        int header = headerLength();
        if (header == 0) {
            return octets;
        }
        byte[] data = new byte[header + octets.length];
        data[0] = (byte) (header - 1);
        int at = 1;
        if (single != NationalLanguage.DEFAULT) {
            at = element(data, at, SINGLE_SHIFT, single);
        }
        if (locking != NationalLanguage.DEFAULT) {
            at = element(data, at, LOCKING_SHIFT, locking);
        }
        System.arraycopy(octets, 0, data, at, octets.length);
        return data;
    }

    private static int element(byte[] data, int at, int identifier, NationalLanguage language) {
        data[at] = (byte) identifier;
        data[at + 1] = 1;
        data[at + 2] = (byte) language.code();
        return at + ELEMENT_BYTES;
    }
}
