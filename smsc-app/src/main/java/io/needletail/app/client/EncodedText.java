package io.needletail.app.client;

import java.nio.charset.StandardCharsets;

/**
 * A text as short_message octets: data_coding 0 where ASCII and the GSM alphabet agree on every character, UCS-2 (8)
 * otherwise.
 */
final class EncodedText {
    private static final byte GSM = 0;
    private static final byte UCS2 = 8;
    private static final String SAME_IN_GSM = " !\"#%&'()*+,-./:;<=>?\n\r";

    private final byte dataCoding;
    private final byte[] octets;

    private EncodedText(byte dataCoding, byte[] octets) {
        this.dataCoding = dataCoding;
        this.octets = octets;
    }

    static EncodedText of(String text) {
        return text.chars().allMatch(EncodedText::isSame)
                ? new EncodedText(GSM, text.getBytes(StandardCharsets.US_ASCII))
                : new EncodedText(UCS2, text.getBytes(StandardCharsets.UTF_16BE));
    }

    byte dataCoding() {
        return dataCoding;
    }

    byte[] octets() {
        return octets;
    }

    private static boolean isSame(int c) {
        return (c >= '0' && c <= '9')
                || (c >= 'A' && c <= 'Z')
                || (c >= 'a' && c <= 'z')
                || SAME_IN_GSM.indexOf(c) >= 0;
    }
}
