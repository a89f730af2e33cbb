package io.needletail.app.journal;

import com.cloudhopper.commons.charset.CharsetUtil;
import io.needletail.api.pdu.MessageView;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** The text of a message as far as its data_coding (SMPP 3.4 section 5.2.19) is one of text. */
final class MessageText {
    private MessageText() {}

    /** Without its user data header; hexadecimal octets where it is no text. */
    static String of(MessageView message) {
        int from = message.textOffset() + message.userDataHeaderLength();
        byte[] octets =
                Arrays.copyOfRange(message.bytes(), from, Math.max(from, message.textOffset() + message.textLength()));
        int coding = message.dataCoding();
        if (coding == 0 || isClass(coding, 0)) {
            return CharsetUtil.decode(octets, CharsetUtil.CHARSET_GSM);
        } else if (coding == 8 || isClass(coding, 8)) {
            return new String(octets, StandardCharsets.UTF_16BE);
        } else if (coding == 1 || coding == 3) {
            return new String(octets, StandardCharsets.ISO_8859_1);
        }
        return HexFormat.of().formatHex(octets);
    }

    /** GSM 03.38 with a message class: 0x10 to 0x1F and 0xF0 to 0xFF, alphabet in bits 2 and 3. */
    private static boolean isClass(int coding, int alphabet) {
        boolean grouped = (coding & 0xF0) == 0xF0 || (coding & 0xF0) == 0x10;
        return grouped && (coding & 0x0C) == alphabet;
    }
}
