package io.needletail.api.part;

import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.MessageView;
import io.needletail.api.pdu.TlvTag;
import io.needletail.api.text.UserDataHeader;
import java.util.Arrays;

/**
 * Puts the parts of a message together again as one PDU: {@link #begin} with the first, {@link #add} each of the others in
 * order, {@link #end}. The first part gives all fields, TLVs and information elements but those that say which part it is. The
 * text is in short_message if it has room there, else in message_payload.
 *
 * <p>A flyweight owned by one thread at a time; keeps its arrays, of at most one largest message.
 */
public final class MessageJoiner {
    private static final int LONGEST_TEXT = 0xFFFF;
    private static final int LONGEST_SHORT_MESSAGE = 254;
    private static final int UDHI = 0x40;
    private static final int TLV_HEADER = 4;
    /** esm_class, registered_delivery, data_coding. */
    private static final int DATA_SM_FLAGS = 3;
    /** registered_delivery, replace_if_present_flag, data_coding, sm_default_msg_id, and sm_length behind them. */
    private static final int TAIL_BYTES = 4;

    private final MessageView first = new MessageView();
    private byte[] firstBytes = new byte[512];
    private byte[] text = new byte[1024];
    private byte[] pdu = new byte[2048];
    private int textLength;
    private int length;

    /** Starts with part one, whose bytes are copied. */
    public void begin(MessageView part) {
        if (firstBytes.length < part.length()) {
            firstBytes = new byte[part.length()];
        }
        part.copyTo(firstBytes, 0, first);
        textLength = 0;
        int header = first.userDataHeaderLength();
        int others = UserDataHeader.otherLength(firstBytes, first.textOffset(), header);
        if (others > 0) {
            text[0] = (byte) others;
            textLength = UserDataHeader.copyOthers(firstBytes, first.textOffset(), header, text, 1);
        }
        append(first);
    }

    /**
     * Appends the text of the next part.
     *
     * @return false for one that cannot be put behind the others: another data_coding, or too long
     */
    public boolean add(MessageView part) {
        if (part.dataCoding() != first.dataCoding() || textLength + part.textLength() > LONGEST_TEXT) {
            return false;
        }
        append(part);
        return true;
    }

    /**
     * Writes the message.
     *
     * @param registeredDelivery of the message
     * @return octets of the PDU in {@link #pdu}
     */
    public int end(int registeredDelivery) {
        boolean data = first.commandId() == CommandId.DATA_SM;
        int classAt = first.destinationOffset() + first.destinationLength() + 1;
        int fixedEnd =
                data ? classAt + DATA_SM_FLAGS : first.validityOffset() + first.validityLength() + 1 + TAIL_BYTES;
        int room = first.length() + textLength + TLV_HEADER + 1;
        if (pdu.length < room) {
            pdu = new byte[room];
        }
        System.arraycopy(firstBytes, 0, pdu, 0, fixedEnd);
        boolean header = UserDataHeader.otherLength(firstBytes, first.textOffset(), first.userDataHeaderLength()) > 0;
        pdu[classAt] = (byte) (header ? first.esmClass() | UDHI : first.esmClass() & ~UDHI);
        pdu[data ? classAt + 1 : fixedEnd - TAIL_BYTES] = (byte) registeredDelivery;
        length = fixedEnd;
        boolean payload = data || textLength > LONGEST_SHORT_MESSAGE;
        if (!data) {
            pdu[length++] = (byte) (payload ? 0 : textLength);
        }
        if (payload) {
            uint16(TlvTag.MESSAGE_PAYLOAD);
            uint16(textLength);
        }
        System.arraycopy(text, 0, pdu, length, textLength);
        length += textLength;
        int total = first.copyTlvs(MessageCutter::isReplaced, pdu, length);
        length = 0;
        uint16(total >>> 16);
        uint16(total);
        length = total;
        return total;
    }

    /** The PDU that {@link #end} wrote, from index 0; valid until the next {@link #begin}. */
    public byte[] pdu() {
        return pdu;
    }

    private void append(MessageView part) {
        int header = part.userDataHeaderLength();
        int octets = part.textLength() - header;
        if (text.length < textLength + octets) {
            text = Arrays.copyOf(text, Math.max(2 * text.length, textLength + octets));
        }
        System.arraycopy(part.bytes(), part.textOffset() + header, text, textLength, octets);
        textLength += octets;
    }

    private void uint16(int value) {
        pdu[length++] = (byte) (value >>> 8);
        pdu[length++] = (byte) value;
    }
}
