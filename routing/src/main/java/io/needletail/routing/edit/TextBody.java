package io.needletail.routing.edit;

import io.needletail.api.gsm.NationalLanguage;
import io.needletail.api.gsm.Septets;
import io.needletail.api.route.MessageEdits;
import io.needletail.api.text.MessageText;
import io.needletail.api.text.TextAlphabet;
import java.util.Arrays;

/**
 * The text of a message behind its user data header while it is edited; packed septets are unpacked.
 *
 * @param alphabet of the octets here
 * @param header octets of the header
 * @param packed whether the septets go back into octets
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record TextBody(
        byte[] octets,
        TextAlphabet alphabet,
        NationalLanguage locking,
        NationalLanguage single,
        int header,
        boolean packed) {
    private static final int ON_AIR_BYTES = 140;
    private static final int SHORT_MESSAGE_OCTETS = 254;
    private static final int PAYLOAD_OCTETS = 65_535;

    static TextBody of(MessageEdits edits) {
        TextAlphabet alphabet = edits.alphabet();
        int header = edits.headerLength();
        int at = edits.textOffset;
        int from = at + header;
        int end = at + edits.textLength;
        boolean packed = alphabet == TextAlphabet.GSM_PACKED;
        return new TextBody(
                packed
                        ? unpacked(edits.text, from, end, Septets.fillBits(header))
                        : Arrays.copyOfRange(edits.text, from, end),
                packed ? TextAlphabet.GSM : alphabet,
                MessageText.locking(edits.text, at, header),
                MessageText.single(edits.text, at, header),
                header,
                packed);
    }

    private static byte[] unpacked(byte[] bytes, int from, int end, int fillBits) {
        byte[] septets = new byte[Septets.room(end - from, fillBits)];
        return Arrays.copyOf(septets, Septets.unpack(bytes, from, end, fillBits, septets, 0));
    }

    /**
     * Octets that the body may have after an edit: what it fits into now (one short message, short_message, message_payload) it
     * still fits into.
     */
    int limit(MessageEdits edits) {
        int septets = (ON_AIR_BYTES - header) * 8 / 7;
        int one = alphabet == TextAlphabet.GSM && !packed ? septets : ON_AIR_BYTES - header;
        int now = edits.textLength - header;
        int limit = now <= one
                ? one
                : (edits.textLength <= SHORT_MESSAGE_OCTETS ? SHORT_MESSAGE_OCTETS : PAYLOAD_OCTETS) - header;
        return packed ? Septets.room(limit, Septets.fillBits(header)) : limit;
    }

    /** Puts another body behind the header. */
    void write(MessageEdits edits, byte[] body) {
        byte[] behind = packed ? Septets.pack(body, Septets.fillBits(header)) : body;
        byte[] text = Arrays.copyOfRange(edits.text, edits.textOffset, edits.textOffset + header + behind.length);
        System.arraycopy(behind, 0, text, header, behind.length);
        edits.text(text, 0, text.length);
    }
}
