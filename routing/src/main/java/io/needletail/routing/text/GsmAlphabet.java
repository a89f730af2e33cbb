package io.needletail.routing.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The GSM default alphabet (3GPP TS 23.038 section 6.2.1), one octet a septet; characters of the extension take two. */
final class GsmAlphabet {
    static final byte ESCAPE = 0x1B;

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001BÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENSION = "\f^{}\\[~]|€";
    private static final byte[] EXTENSION_CODES = {0x0A, 0x14, 0x28, 0x29, 0x2F, 0x3C, 0x3D, 0x3E, 0x40, 0x65};
    private static final char[] READ = BASIC.toCharArray();
    private static final char[] READ_EXTENSION = new char[READ.length];

    static {
        for (int i = 0; i < READ_EXTENSION.length; i++) {
            READ_EXTENSION[i] = READ[i];
        }
        for (int i = 0; i < EXTENSION_CODES.length; i++) {
            READ_EXTENSION[EXTENSION_CODES[i]] = EXTENSION.charAt(i);
        }
    }

    private GsmAlphabet() {}

    /** Reads octets; what the extension lacks is read as without the escape. Answers the characters written. */
    static int decode(byte[] bytes, int at, int end, char[] target) {
        int written = 0;
        for (int i = at; i < end; i++) {
            int code = bytes[i] & 0x7F;
            if (code == ESCAPE && i + 1 < end) {
                code = bytes[++i] & 0x7F;
                target[written++] = READ_EXTENSION[code];
            } else {
                target[written++] = code == ESCAPE ? ' ' : READ[code];
            }
        }
        return written;
    }

    /** The octets of a text, or null if it has a character that the alphabet lacks. */
    static byte @Nullable [] encode(String text) {
        byte[] out = new byte[2 * text.length()];
        int at = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int basic = BASIC.indexOf(c);
            int extension = EXTENSION.indexOf(c);
            if (basic >= 0 && c != ESCAPE) {
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
