package io.needletail.load.message;

import io.needletail.core.protocol.PduBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** An address with the type that its looks suggest: international number, short code, or name. */
final class AddressField {
    private static final int MAX_LENGTH = 20;
    private static final int LONGEST_SHORT_CODE = 6;
    private static final int TON_UNKNOWN = 0;
    private static final int TON_INTERNATIONAL = 1;
    private static final int TON_ALPHANUMERIC = 5;
    private static final int NPI_UNKNOWN = 0;
    private static final int NPI_ISDN = 1;

    private AddressField() {}

    /**
     * TON, NPI and address with its NUL (SMPP 3.4 section 4.4.1). Digits may have a plus before them; {@code #} stands for
     * a digit.
     *
     * @throws IllegalArgumentException if it is longer than 20 characters
     */
    static byte[] octets(String written) {
        String address = written.startsWith("+") ? written.substring(1) : written;
        byte[] characters = address.getBytes(StandardCharsets.ISO_8859_1);
        if (characters.length > MAX_LENGTH) {
            throw new IllegalArgumentException("'" + written + "' has more than " + MAX_LENGTH + " characters");
        }
        PduBuffer out = new PduBuffer(MAX_LENGTH + 3);
        if (address.matches("[0-9#]*")) {
            out.putByte(address.length() <= LONGEST_SHORT_CODE ? TON_UNKNOWN : TON_INTERNATIONAL);
            out.putByte(NPI_ISDN);
        } else {
            out.putByte(TON_ALPHANUMERIC);
            out.putByte(NPI_UNKNOWN);
        }
        out.putString(characters, 0, characters.length);
        return Arrays.copyOf(out.bytes(), out.length());
    }
}
