package io.needletail.api.text;

import org.jspecify.annotations.Nullable;

/** How the octets of a text are read. Which one it is, is {@link DataCoding}'s to say. */
public enum TextAlphabet {
    /** GSM default alphabet, unpacked: an octet a septet. */
    GSM(0, new SeptetCodec()),
    /** GSM default alphabet, septets packed into octets. */
    GSM_PACKED(0, new PackedCodec()),
    /** IA5, data_coding 1. */
    ASCII(1, OctetCodec.ascii()),
    /** ISO 8859-1, data_coding 3. */
    LATIN_1(3, OctetCodec.latin1()),
    /** ISO 8859-5, data_coding 6. */
    CYRILLIC(6, OctetCodec.cyrillic()),
    /** ISO 8859-8, data_coding 7. */
    HEBREW(7, OctetCodec.hebrew()),
    /** UCS-2, read and written as UTF-16BE, data_coding 8. */
    UCS2(8, new Utf16Codec()),
    /** UTF-8, which no data_coding says: an account's default alphabet only. */
    UTF_8(0, new Utf8Codec()),
    /** Octets that are no text, data_coding 2 and 4. */
    BINARY(4, new NoCodec()),
    /** An alphabet that is not read, or text that is compressed. */
    UNKNOWN(4, new NoCodec());

    private final int dataCoding;

    @SuppressWarnings("ImmutableEnumChecker") // no codec has state
    private final TextCodec codec;

    TextAlphabet(int dataCoding, TextCodec codec) {
        this.dataCoding = dataCoding;
        this.codec = codec;
    }

    /** The data_coding that says this alphabet; 0, the default alphabet, for those that only an account's setting says. */
    public int dataCoding() {
        return dataCoding;
    }

    /** True if texts can be read and written. */
    public boolean isText() {
        return this != BINARY && this != UNKNOWN;
    }

    /**
     * Reads octets into characters; answers how many.
     *
     * @param target room for a character an octet, for {@link #GSM_PACKED} for eight in seven
     */
    public int decode(byte[] bytes, int at, int end, char[] target) {
        return codec.decode(bytes, at, end, target);
    }

    /** The octets of a text, or null if this alphabet lacks a character of it. */
    public byte @Nullable [] encode(String text) {
        return codec.encode(text);
    }

    /** Octets of the character that starts at an index; one for {@link #GSM_PACKED}, whose characters start at bits. */
    public int step(byte[] bytes, int at) {
        return codec.step(bytes, at);
    }

    /** Whether octets 0x20 to 0x3F and those of the letters A to Z and a to z are characters that are words, or are none, as in ASCII. */
    public boolean hasAsciiWords() {
        return isText() && this != GSM_PACKED && this != UCS2;
    }
}
