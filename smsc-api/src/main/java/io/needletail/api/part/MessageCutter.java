package io.needletail.api.part;

import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.MessageView;
import io.needletail.api.pdu.TlvTag;
import io.needletail.api.text.AirText;
import io.needletail.api.text.Concatenation;
import io.needletail.api.text.MessageText;
import io.needletail.api.text.PartForm;
import io.needletail.api.text.TextAlphabet;
import io.needletail.api.text.UserDataHeader;

/**
 * Cuts a message into parts that fit the air interface, each a whole PDU of the same operation: {@link #begin}, then {@link #write}
 * once for each part. Everything is as in the message but for the text, its user data header, UDHI, command_length, and
 * the TLVs message_payload and sar_*. The text of a submit_sm or deliver_sm is in short_message, that of a data_sm in
 * message_payload. Other information elements are in every part. Characters are never cut ({@link AirText}).
 *
 * <p>A flyweight owned by one thread at a time, without allocation; the message's bytes must stay until the last part is written.
 */
public final class MessageCutter {
    /** More parts than this cannot be numbered. */
    public static final int MOST_PARTS = 255;

    private static final int UDHI = 0x40;
    private static final int LONGEST_SHORT_MESSAGE = 254;
    private static final int TLV_HEADER = 4;
    /** esm_class, registered_delivery, data_coding. */
    private static final int DATA_SM_FLAGS = 3;
    /** registered_delivery, replace_if_present_flag, data_coding, sm_default_msg_id, sm_length. */
    private static final int TAIL_BYTES = 5;
    /** Octets of sar_msg_ref_num, sar_total_segments and sar_segment_seqnum. */
    private static final int SAR_BYTES = 16;

    private MessageView message = new MessageView();
    private PartForm form = PartForm.UDH8;
    private AirText air = AirText.OCTETS;
    private int capacity;
    private int otherElements;
    private int total = 1;
    private int number;
    private int textAt;
    private int textEnd;

    /** With GSM as the meaning of data_coding 0. */
    public int begin(MessageView source, PartForm into) {
        return begin(source, into, TextAlphabet.GSM);
    }

    /**
     * Looks where to cut.
     *
     * @param defaultAlphabet what data_coding 0 means
     * @return number of parts; 1 for what fits into one short message, is a part itself, or cannot be cut because its header
     *     leaves no room; more than {@link #MOST_PARTS} for what is too long to be cut, which must not be written
     */
    public int begin(MessageView source, PartForm into, TextAlphabet defaultAlphabet) {
        message = source;
        form = into;
        int header = source.userDataHeaderLength();
        byte[] bytes = source.bytes();
        textAt = source.textOffset() + header;
        textEnd = source.textOffset() + source.textLength();
        otherElements = UserDataHeader.otherLength(bytes, source.textOffset(), header);
        air = AirText.of(bytes, textAt, textEnd - textAt, MessageText.alphabet(source, defaultAlphabet));
        number = 0;
        total = countParts(header);
        return total;
    }

    /** No part is longer than this many octets. */
    public int longestPart() {
        if (total == 1) {
            return message.length();
        }
        int rest = message.textOffset() > message.tlvOffset()
                ? message.length() - message.textLength()
                : message.length() - message.textLength() + TLV_HEADER;
        return rest + LONGEST_SHORT_MESSAGE + SAR_BYTES;
    }

    /**
     * Writes the next part; the only one as it came.
     *
     * @param reference that all parts of this message have in common; the form's bits of it count
     * @param target with room for {@link #longestPart()} octets from {@code at}
     * @return octets of the part's PDU
     */
    public int write(int reference, byte[] target, int at) {
        if (total == 1) {
            System.arraycopy(message.bytes(), message.start(), target, at, message.length());
            return message.length();
        }
        number++;
        byte[] bytes = message.bytes();
        int cut = air.next(bytes, textAt, textEnd, capacity);
        int to = fields(target, at);
        int lengthAt = to - 1;
        if (message.commandId() == CommandId.DATA_SM) {
            to = uint16(target, to, TlvTag.MESSAGE_PAYLOAD);
            lengthAt = to + 1;
            to += 2;
        }
        int text = to;
        to = header(reference, target, to);
        System.arraycopy(bytes, textAt, target, to, cut - textAt);
        to += cut - textAt;
        textAt = cut;
        target[lengthAt] = (byte) (to - text);
        if (message.commandId() == CommandId.DATA_SM) {
            target[lengthAt - 1] = 0;
        }
        to = message.copyTlvs(MessageCutter::isReplaced, target, to);
        if (form == PartForm.SAR) {
            to = sar(reference, target, to);
        }
        uint16(target, uint16(target, at, (to - at) >>> 16), to - at);
        return to - at;
    }

    private int countParts(int header) {
        if (Concatenation.isPart(Concatenation.of(message))) {
            return 1;
        }
        byte[] bytes = message.bytes();
        if (air.next(bytes, textAt, textEnd, air.capacity(header)) == textEnd) {
            return 1;
        }
        capacity = air.capacity(1 + otherElements + form.elementBytes());
        int parts = 0;
        for (int from = textAt; from < textEnd && parts <= MOST_PARTS; parts++) {
            int next = air.next(bytes, from, textEnd, capacity);
            if (next == from) {
                return 1;
            }
            from = next;
        }
        return parts;
    }

    /** Everything before the text, sm_length included where there is one. */
    private int fields(byte[] target, int at) {
        int classAt = message.destinationOffset() + message.destinationLength() + 1;
        int length = fixedEnd(classAt) - message.start();
        System.arraycopy(message.bytes(), message.start(), target, at, length);
        if (form != PartForm.SAR || otherElements > 0) {
            target[at + classAt - message.start()] |= UDHI;
        } else {
            target[at + classAt - message.start()] &= ~UDHI;
        }
        return at + length;
    }

    private int fixedEnd(int classAt) {
        if (message.commandId() == CommandId.DATA_SM) {
            return classAt + DATA_SM_FLAGS;
        }
        return message.validityOffset() + message.validityLength() + 1 + TAIL_BYTES;
    }

    private int header(int reference, byte[] target, int at) {
        int elements = otherElements + (form == PartForm.SAR ? 0 : form.elementBytes());
        if (elements == 0) {
            return at;
        }
        target[at] = (byte) elements;
        int to = at + 1;
        if (form == PartForm.UDH8) {
            target[to] = 0x00;
            target[to + 1] = 3;
            target[to + 2] = (byte) reference;
            to += 3;
        } else if (form == PartForm.UDH16) {
            target[to] = 0x08;
            target[to + 1] = 4;
            to = uint16(target, to + 2, reference);
        }
        if (form != PartForm.SAR) {
            target[to] = (byte) total;
            target[to + 1] = (byte) number;
            to += 2;
        }
        return UserDataHeader.copyOthers(
                message.bytes(), message.textOffset(), message.userDataHeaderLength(), target, to);
    }

    /** True for the TLVs that a message and its parts do not have in common. */
    static boolean isReplaced(int tag) {
        return tag == TlvTag.MESSAGE_PAYLOAD
                || tag == TlvTag.SAR_MSG_REF_NUM
                || tag == TlvTag.SAR_TOTAL_SEGMENTS
                || tag == TlvTag.SAR_SEGMENT_SEQNUM;
    }

    private int sar(int reference, byte[] target, int at) {
        int to = uint16(target, uint16(target, at, TlvTag.SAR_MSG_REF_NUM), 2);
        to = uint16(target, to, reference);
        to = uint16(target, uint16(target, to, TlvTag.SAR_TOTAL_SEGMENTS), 1);
        target[to++] = (byte) total;
        to = uint16(target, uint16(target, to, TlvTag.SAR_SEGMENT_SEQNUM), 1);
        target[to++] = (byte) number;
        return to;
    }

    private static int uint16(byte[] target, int at, int value) {
        target[at] = (byte) (value >>> 8);
        target[at + 1] = (byte) value;
        return at + 2;
    }
}
