package io.needletail.api.text;

import io.needletail.api.pdu.MessageView;

/** Which part of a long message a message is. Stateless: any thread, no allocation. */
public final class PartNumber {
    private PartNumber() {}

    /** Counted from 1, by the user data header or the SAR TLVs; 1 for a message that is no part, too. */
    public static int of(MessageView message) {
        long part = Concatenation.of(message);
        return Concatenation.isPart(part) ? Concatenation.number(part) : 1;
    }
}
