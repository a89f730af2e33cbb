package io.needletail.load.message;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The GSM default alphabet (3GPP TS 23.038), one octet a septet as SMPP carries it; characters of the extension take two. */
final class GsmAlphabet {
    static final byte ESCAPE = 0x1B;

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001BÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENSION = "\f^{}\\[~]|€";
    private static final byte[] EXTENSION_CODES = {0x0A, 0x14, 0x28, 0x29, 0x2F, 0x3C, 0x3D, 0x3E, 0x40, 0x65};

    private GsmAlphabet() {}

    /** The octets of a text, or null if it has a character that the alphabet lacks. */
    static byte @Nullable [] encode(String text) {
        byte[] out = new byte[2 * text.length()];
        int at = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int basic = BASIC.indexOf(c);
            int extension = EXTENSION.indexOf(c);
            if (basic >= 0 && basic != ESCAPE) {
                out[at++] = (byte) basic;
            } else if (extension >= 0) {
                out[at++] = ESCAPE;
                out[at++] = EXTENSION_CODES[extension];
            } else {
                return null;
            }
        }
        return Arrays.copyOf(out, at);
    }
}
