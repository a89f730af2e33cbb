package io.needletail.load.message;

import io.needletail.api.gsm.GsmText;
import io.needletail.api.text.TextAlphabet;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a text becomes short_message octets, and which data_coding says so (SMPP 3.4 section 5.2.19). */
public enum TextEncoding {
    /** GSM where the text allows it, else UCS-2. */
    AUTO(0),
    GSM(0),
    LATIN1(3),
    /** The text is hexadecimal digits. */
    BINARY(4),
    UCS2(8);

    private final int dataCoding;

    TextEncoding(int dataCoding) {
        this.dataCoding = dataCoding;
    }

    /**
     * The encoding of this name, in any case.
     *
     * @throws IllegalArgumentException with the names there are
     */
    public static TextEncoding parse(String name) {
        for (TextEncoding encoding : values()) {
            if (encoding.name().equalsIgnoreCase(name.strip())) {
                return encoding;
            }
        }
        throw new IllegalArgumentException("'" + name + "' is no encoding; write auto, gsm, latin1, binary or ucs2");
    }

    /**
     * The octets of a text.
     *
     * @throws IllegalArgumentException if it cannot be written so
     */
    EncodedText encode(String text) {
        return switch (this) {
            case AUTO -> GsmText.encode(text) == null ? UCS2.encode(text) : GSM.encode(text);
            case GSM -> of(GsmText.encode(text), text);
            case LATIN1 -> of(TextAlphabet.LATIN_1.encode(text), text);
            case BINARY -> of(hexadecimal(text), text);
            case UCS2 -> of(TextAlphabet.UCS2.encode(text), text);
        };
    }

    private EncodedText of(byte @Nullable [] octets, String text) {
        if (octets == null) {
            throw new IllegalArgumentException(
                    "'" + text + "' cannot be written in " + name().toLowerCase(Locale.ROOT));
        }
        return new EncodedText(this, dataCoding, octets);
    }

    private static byte @Nullable [] hexadecimal(String text) {
        try {
            return HexFormat.of().parseHex(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
