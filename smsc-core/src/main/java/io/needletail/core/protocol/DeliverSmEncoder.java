package io.needletail.core.protocol;

import io.needletail.api.account.ReceiptFrame;
import io.needletail.api.message.MessageState;
import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.MessageView;
import io.needletail.api.pdu.TlvTag;
import java.nio.charset.StandardCharsets;

/**
 * Writes delivery receipts and intermediate notifications as deliver_sm (3.4 section 4.6.1, Appendix B). Stateless; no
 * allocation once the buffer has grown.
 *
 * <p>The receipt goes back the way the message came: source is the original destination and the other way round, TON and
 * NPI as they were. data_coding is 0 whatever the original's was; times, flags and priority are NULL. With TLVs it
 * carries receipted_message_id, message_state, network_error_code and, where the original had one,
 * user_message_reference (3.4 section 5.3.2.17).
 */
public final class DeliverSmEncoder {
    private static final int RECEIPT = 0x04;
    private static final int INTERMEDIATE_NOTIFICATION = 0x20;
    /** Longest address of a deliver_sm without NUL; one of data_sm may be longer and is cut. */
    private static final int MAX_ADDRESS = 20;

    private static final byte[] ID = ascii("id:");
    private static final byte[] DELIVERED = ascii(" sub:001 dlvrd:001 submit date:");
    private static final byte[] NOT_DELIVERED = ascii(" sub:001 dlvrd:000 submit date:");
    private static final byte[] DONE_DATE = ascii(" done date:");
    private static final byte[] STATE = ascii(" stat:");
    private static final byte[] ERROR = ascii(" err:");
    private static final byte[] TEXT = ascii(" text:");
    private static final byte[][] STATE_WORDS = stateWords();

    private DeliverSmEncoder() {}

    /**
     * Appends the receipt of a final state, esm_class 0x04, with sequence_number 0.
     *
     * @return index of the PDU in the buffer; the caller sets the number at {@link PduBuffer#SEQUENCE_OFFSET} behind it
     */
    public static int receipt(MessageView original, Receipt receipt, PduBuffer out) {
        return encode(original, receipt, RECEIPT, out);
    }

    /** {@link #receipt} for a message that is still on its way, esm_class 0x20 (5.2.12). */
    public static int intermediateNotification(MessageView original, Receipt receipt, PduBuffer out) {
        return encode(original, receipt, INTERMEDIATE_NOTIFICATION, out);
    }

    private static int encode(MessageView original, Receipt receipt, int esmClass, PduBuffer out) {
        int header = out.begin(CommandId.DELIVER_SM, 0);
        putAddresses(original, out);
        out.putByte(esmClass);
        // protocol_id, priority_flag, schedule_delivery_time, validity_period, registered_delivery,
        // replace_if_present_flag, data_coding, sm_default_msg_id
        out.putInt(0);
        out.putInt(0);
        int lengthAt = out.reserve(1);
        putText(original, receipt, out);
        out.setByte(lengthAt, out.length() - lengthAt - 1);
        if (receipt.tlvsAllowed) {
            putTlvs(original, receipt, out);
        }
        out.end(header);
        return header;
    }

    private static void putAddresses(MessageView original, PduBuffer out) {
        byte[] from = original.bytes();
        out.putString(from, original.serviceTypeOffset(), original.serviceTypeLength());
        out.putByte(original.destinationTon());
        out.putByte(original.destinationNpi());
        out.putString(from, original.destinationOffset(), Math.min(original.destinationLength(), MAX_ADDRESS));
        out.putByte(original.sourceTon());
        out.putByte(original.sourceNpi());
        out.putString(from, original.sourceOffset(), Math.min(original.sourceLength(), MAX_ADDRESS));
    }

    private static void putText(MessageView original, Receipt receipt, PduBuffer out) {
        out.putBytes(ID);
        out.putBytes(receipt.id, 0, receipt.idLength);
        out.putBytes(receipt.state == MessageState.DELIVERED ? DELIVERED : NOT_DELIVERED);
        receipt.dates.put(receipt.submitMillis, out);
        out.putBytes(DONE_DATE);
        receipt.dates.put(receipt.doneMillis, out);
        out.putBytes(STATE);
        out.putBytes(STATE_WORDS[receipt.state.code()]);
        out.putBytes(ERROR);
        putError(receipt.networkError, out);
        out.putBytes(TEXT);
        ReceiptText.put(original, receipt.alphabet, receipt.characters, out);
    }

    /** Three digits, or five where three are too few. */
    static void putError(int code, PduBuffer out) {
        for (int divisor = code > 999 ? 10_000 : 100; divisor > 0; divisor /= 10) {
            out.putByte('0' + code / divisor % 10);
        }
    }

    private static void putTlvs(MessageView original, Receipt receipt, PduBuffer out) {
        putStateTlvs(receipt, receipt.state.code(), ReceiptFrame.GSM, out);
        putReference(original, out);
    }

    /** receipted_message_id, message_state, network_error_code. */
    static void putStateTlvs(Receipt receipt, int stateCode, int networkType, PduBuffer out) {
        out.putShort(TlvTag.RECEIPTED_MESSAGE_ID);
        out.putShort(receipt.idLength + 1);
        out.putString(receipt.id, 0, receipt.idLength);
        out.putShort(TlvTag.MESSAGE_STATE);
        out.putShort(1);
        out.putByte(stateCode);
        out.putShort(TlvTag.NETWORK_ERROR_CODE);
        out.putShort(3);
        out.putByte(networkType);
        out.putShort(receipt.networkError);
    }

    /** user_message_reference, where the original had one. */
    static void putReference(MessageView original, PduBuffer out) {
        int reference = original.findTlv(TlvTag.USER_MESSAGE_REFERENCE);
        if (reference >= 0) {
            out.putShort(TlvTag.USER_MESSAGE_REFERENCE);
            out.putShort(2);
            out.putBytes(original.bytes(), reference, 2);
        }
    }

    private static byte[][] stateWords() {
        MessageState[] states = MessageState.values();
        byte[][] words = new byte[states.length][];
        for (MessageState state : states) {
            words[state.code()] = ascii(state.receiptWord());
        }
        return words;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
