package io.needletail.api.text;

import io.needletail.api.pdu.MessageView;

/**
 * How many short messages a text takes on the air (3GPP TS 23.040 section 9.2.3.24.1, 23.038 section 6): 160 septets or 153 in
 * each part, 70 or 67 characters of UCS-2, 140 or 134 octets; less where there are other information elements, which each part
 * has. A character of two units is never cut in two. What data_coding means is said at {@link AirText}. Stateless: any thread,
 * no allocation.
 */
public final class SegmentCounter {
    /** Octets that are never too many, whatever they become. */
    private static final int ALWAYS_ALONE = 70;

    private SegmentCounter() {}

    /** Parts of a message of an account with the usual default alphabet. */
    public static int count(MessageView message) {
        return count(message, TextAlphabet.GSM);
    }

    /**
     * Parts of a message; one for what is a part already, by its user data header or its SAR TLVs.
     *
     * @param defaultAlphabet what its data_coding 0 means
     */
    public static int count(MessageView message, TextAlphabet defaultAlphabet) {
        if (Concatenation.isPart(Concatenation.of(message))) {
            return 1;
        }
        int header = message.userDataHeaderLength();
        return count(
                message.bytes(),
                message.textOffset() + header,
                message.textLength() - header,
                MessageText.alphabet(message, defaultAlphabet),
                header);
    }

    /** Parts of a whole text; at least one. */
    public static int count(byte[] text, int at, int length, int dataCoding) {
        return count(text, at, length, DataCoding.alphabet(dataCoding, TextAlphabet.GSM), 0);
    }

    /** @param header octets of the user data header before the text, its length octet included; 0 for none */
    static int count(byte[] text, int at, int length, TextAlphabet alphabet, int header) {
        if (length <= ALWAYS_ALONE && header == 0) {
            return 1;
        }
        AirText air = AirText.of(text, at, length, alphabet);
        int end = at + length;
        if (air.next(text, at, end, air.capacity(header)) == end) {
            return 1;
        }
        int capacity = air.capacity(Math.max(1, header) + PartForm.UDH8.elementBytes());
        int parts = 0;
        for (int from = at; from < end; parts++) {
            int next = air.next(text, from, end, capacity);
            // A header that leaves no room: each octet counts.
            from = Math.max(next, from + 1);
        }
        return parts;
    }
}
