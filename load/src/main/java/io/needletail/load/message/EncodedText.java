package io.needletail.load.message;

import io.needletail.api.gsm.GsmTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A text as octets, and how it is cut when it does not fit into one short message. */
final class EncodedText {
    /** Octets of a short message and of one part with a 6-octet user data header, one octet a septet. */
    private static final int GSM_SINGLE = 160;

    private static final int GSM_PART = 153;
    private static final int OCTET_SINGLE = 140;
    private static final int OCTET_PART = 134;

    private final TextEncoding encoding;
    private final int dataCoding;
    private final byte[] octets;

    EncodedText(TextEncoding encoding, int dataCoding, byte[] octets) {
        this.encoding = encoding;
        this.dataCoding = dataCoding;
        this.octets = octets;
    }

    int dataCoding() {
        return dataCoding;
    }

    byte[] octets() {
        return octets;
    }

    boolean fitsOne() {
        return octets.length <= (encoding == TextEncoding.GSM ? GSM_SINGLE : OCTET_SINGLE);
    }

    /** Pieces that fit beside a user data header; no escape sequence and no surrogate pair is cut in two. */
    List<byte[]> pieces() {
        int most = encoding == TextEncoding.GSM ? GSM_PART : OCTET_PART;
        List<byte[]> pieces = new ArrayList<>();
        int at = 0;
        while (at < octets.length) {
            int end = Math.min(octets.length, at + most);
            if (end < octets.length) {
                end -= overhang(end);
            }
            pieces.add(Arrays.copyOfRange(octets, at, end));
            at = end;
        }
        return pieces;
    }

    private int overhang(int end) {
        if (encoding == TextEncoding.GSM) {
            return octets[end - 1] == GsmTable.ESCAPE ? 1 : 0;
        }
        boolean highSurrogate = encoding == TextEncoding.UCS2 && (octets[end - 2] & 0xFC) == 0xD8;
        return highSurrogate ? 2 : 0;
    }
}
