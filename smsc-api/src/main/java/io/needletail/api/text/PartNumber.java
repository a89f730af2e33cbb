package io.needletail.api.text;

import io.needletail.api.pdu.MessageView;
import io.needletail.api.pdu.TlvTag;

/** Which part of a long message a message is. Stateless: any thread, no allocation. */
public final class PartNumber {
    private static final int CONCATENATED_8_BIT = 0x00;
    private static final int CONCATENATED_16_BIT = 0x08;

    private PartNumber() {}

    /** Counted from 1, by the user data header or the SAR TLVs; 1 for a message that is no part, too. */
    public static int of(MessageView message) {
        int sar = message.findTlv(TlvTag.SAR_SEGMENT_SEQNUM);
        if (sar >= 0 && message.tlvLength(sar) == 1) {
            return message.bytes()[sar] & 0xFF;
        }
        return inHeader(message.bytes(), message.textOffset(), message.userDataHeaderLength());
    }

    private static int inHeader(byte[] bytes, int header, int length) {
        int end = header + length;
        int at = header + 1;
        while (at + 2 <= end) {
            int element = bytes[at] & 0xFF;
            int size = bytes[at + 1] & 0xFF;
            boolean concatenated =
                    element == CONCATENATED_8_BIT && size == 3 || element == CONCATENATED_16_BIT && size == 4;
            if (concatenated && at + 2 + size <= end) {
                return bytes[at + 1 + size] & 0xFF;
            }
            at += 2 + size;
        }
        return 1;
    }
}
