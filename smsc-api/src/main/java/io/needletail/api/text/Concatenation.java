package io.needletail.api.text;

import io.needletail.api.pdu.MessageView;
import io.needletail.api.pdu.TlvTag;

/**
 * Which part of which long message a message is, in one long, so that asking costs nothing: 0 for a message that is no part.
 * Stateless: any thread, no allocation.
 *
 * <pre>
 *   form code | reference | total | number
 *   bits 32-  | 16-31     | 8-15  | 0-7
 * </pre>
 *
 * The user data header goes before the TLVs, which must not be there at once (3.4 section 5.3.2.22). What is not whole or not
 * sound (a TLV without its partners, a total of 0, a number of 0 or beyond the total) does not count, as the specifications say
 * (v5.0 4.8.4.48, 3GPP TS 23.040 section 9.2.3.24.1).
 */
public final class Concatenation {
    /** A message that is no part. */
    public static final long NONE = 0;

    private Concatenation() {}

    /** What a message says of itself. */
    public static long of(MessageView message) {
        int header = message.userDataHeaderLength();
        if (header > 0) {
            long found = inHeader(message.bytes(), message.textOffset(), header);
            if (found != NONE) {
                return found;
            }
        }
        return message.tlvOffset() == message.end() ? NONE : inTlvs(message);
    }

    /** True for a part. */
    public static boolean isPart(long concatenation) {
        return concatenation != NONE;
    }

    /** How a part says it. */
    public static PartForm form(long part) {
        return PartForm.of((int) (part >>> 32));
    }

    /** Number that the parts of one message have in common; with source and destination it names the message. */
    public static int reference(long part) {
        return (int) (part >>> 16) & 0xFFFF;
    }

    /** Parts of the message, 1 to 255. */
    public static int total(long part) {
        return (int) (part >>> 8) & 0xFF;
    }

    /** Which of them, from 1. */
    public static int number(long part) {
        return (int) part & 0xFF;
    }

    private static long inHeader(byte[] bytes, int header, int length) {
        int at = UserDataHeader.findConcatenation(bytes, header, length);
        if (at < 0) {
            return NONE;
        }
        if (UserDataHeader.isWide(bytes, at)) {
            return pack(PartForm.UDH16, uint16(bytes, at + 2), bytes[at + 4] & 0xFF, bytes[at + 5] & 0xFF);
        }
        return pack(PartForm.UDH8, bytes[at + 2] & 0xFF, bytes[at + 3] & 0xFF, bytes[at + 4] & 0xFF);
    }

    private static long inTlvs(MessageView message) {
        int reference = message.findTlv(TlvTag.SAR_MSG_REF_NUM);
        int total = message.findTlv(TlvTag.SAR_TOTAL_SEGMENTS);
        int number = message.findTlv(TlvTag.SAR_SEGMENT_SEQNUM);
        if (reference < 0 || total < 0 || number < 0) {
            return NONE;
        }
        byte[] bytes = message.bytes();
        return pack(PartForm.SAR, uint16(bytes, reference), bytes[total] & 0xFF, bytes[number] & 0xFF);
    }

    private static long pack(PartForm form, int reference, int total, int number) {
        if (number == 0 || number > total) {
            return NONE;
        }
        return (long) form.code() << 32 | (long) reference << 16 | total << 8 | number;
    }

    private static int uint16(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }
}
