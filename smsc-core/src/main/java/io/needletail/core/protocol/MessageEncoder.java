package io.needletail.core.protocol;

import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.MessageView;
import io.needletail.api.pdu.TlvTag;
import io.needletail.api.route.MessageEdits;
import io.needletail.api.text.Concatenation;
import io.needletail.api.text.PartForm;

/**
 * Writes a message that goes on: as submit_sm to a carrier (3.4 section 4.4), as deliver_sm to an ESME (4.6), as data_sm to
 * either (4.7). The octets
 * come from the original where no edit replaced them. Stateless; no allocation once the buffer has grown.
 */
public final class MessageEncoder {
    /** The message cannot be sent to such a peer: its text is too long for one without TLVs, or an address for any. */
    public static final int UNFIT = -1;

    private static final int MAX_ADDRESS = 20;
    private static final int MAX_SERVICE_TYPE = 5;
    private static final int MAX_SHORT_MESSAGE = 254;
    private static final int MESSAGING_MODE = 0x03;
    private static final int MAX_DATA_ADDRESS = 64;
    private static final long MILLIS_PER_SECOND = 1_000;
    private static final int VERSION_34 = 0x34;
    private static final int UDHI = 0x40;
    /** UDHL and information element 0x00. */
    private static final int PART_HEADER_BYTES = 6;

    private MessageEncoder() {}

    /** What a carrier knows each TLV as. */
    @FunctionalInterface
    public interface TlvNames {
        /** Every TLV by the tag it has. */
        TlvNames SAME = tag -> tag;

        /** The tag to send instead of this one, 0 to leave the TLV out. */
        int tag(int original);
    }

    /**
     * Appends a submit_sm with sequence_number 0.
     *
     * @param terms what is not the message's own
     * @return index of the PDU in the buffer, or {@link #UNFIT} with nothing appended
     */
    public static int submit(MessageView original, MessageEdits edits, SubmitTerms terms, PduBuffer out) {
        boolean tlvs = terms.version >= VERSION_34;
        int longest = tlvs ? Math.min(terms.payloadAbove, 255) : MAX_SHORT_MESSAGE;
        boolean payload = edits.textLength > longest;
        if (payload && !tlvs || !hasFittingAddresses(edits)) {
            return UNFIT;
        }
        long part = tlvs ? Concatenation.NONE : sarPart(original, edits);
        int header = out.begin(CommandId.SUBMIT_SM, 0);
        putFront(edits, part == Concatenation.NONE ? edits.esmClass : edits.esmClass | UDHI, out);
        out.putByte(0);
        putValidity(terms, out);
        out.putByte(terms.registeredDelivery);
        out.putByte(0);
        out.putByte(edits.dataCoding);
        out.putByte(original.defaultMessageId());
        putText(edits, payload, part, out);
        if (tlvs) {
            putTlvs(original, edits, terms.tlvNames, payload, out);
        }
        out.end(header);
        return header;
    }

    /**
     * Appends a deliver_sm with sequence_number 0: times, flags and default message are NULL, messaging mode is left out.
     *
     * @param tlvsAllowed false for a 3.3 peer
     * @return as {@link #submit}
     */
    public static int deliver(MessageView original, MessageEdits edits, boolean tlvsAllowed, PduBuffer out) {
        boolean payload = edits.textLength > MAX_SHORT_MESSAGE;
        if (payload && !tlvsAllowed || !hasFittingAddresses(edits)) {
            return UNFIT;
        }
        long part = tlvsAllowed ? Concatenation.NONE : sarPart(original, edits);
        int header = out.begin(CommandId.DELIVER_SM, 0);
        int esmClass = edits.esmClass & ~MESSAGING_MODE;
        putFront(edits, part == Concatenation.NONE ? esmClass : esmClass | UDHI, out);
        // schedule_delivery_time, validity_period, registered_delivery, replace_if_present_flag
        out.putInt(0);
        out.putByte(edits.dataCoding);
        out.putByte(0);
        putText(edits, payload, part, out);
        if (tlvsAllowed) {
            putTlvs(original, edits, TlvNames.SAME, payload, out);
        }
        out.end(header);
        return header;
    }

    /**
     * Appends a data_sm with sequence_number 0: the text is its message_payload, what is left of the validity its
     * qos_time_to_live unless the original names one. protocol_id, priority_flag and default message have no place in it.
     *
     * @param terms what is not the message's own
     * @return as {@link #submit}
     */
    public static int data(MessageView original, MessageEdits edits, SubmitTerms terms, PduBuffer out) {
        if (terms.version < VERSION_34
                || edits.sourceLength > MAX_DATA_ADDRESS
                || edits.destinationLength > MAX_DATA_ADDRESS) {
            return UNFIT;
        }
        int header = out.begin(CommandId.DATA_SM, 0);
        putAddresses(edits, out);
        out.putByte(edits.esmClass);
        out.putByte(terms.registeredDelivery);
        out.putByte(edits.dataCoding);
        if (terms.validForMillis > 0 && original.findTlv(TlvTag.QOS_TIME_TO_LIVE) < 0) {
            out.putShort(TlvTag.QOS_TIME_TO_LIVE);
            out.putShort(Integer.BYTES);
            out.putInt((int)
                    Math.min(Integer.MAX_VALUE, (terms.validForMillis + MILLIS_PER_SECOND - 1) / MILLIS_PER_SECOND));
        }
        putTlvs(original, edits, terms.tlvNames, edits.textLength > 0, out);
        out.end(header);
        return header;
    }

    /** A data_sm may have longer ones; cut off, they would be other numbers. */
    private static boolean hasFittingAddresses(MessageEdits edits) {
        return edits.sourceLength <= MAX_ADDRESS && edits.destinationLength <= MAX_ADDRESS;
    }

    /** service_type to priority_flag. */
    private static void putFront(MessageEdits edits, int esmClass, PduBuffer out) {
        putAddresses(edits, out);
        out.putByte(esmClass);
        out.putByte(edits.protocolId);
        out.putByte(edits.priority);
    }

    private static void putAddresses(MessageEdits edits, PduBuffer out) {
        out.putString(edits.serviceType, edits.serviceTypeOffset, Math.min(edits.serviceTypeLength, MAX_SERVICE_TYPE));
        out.putByte(edits.sourceTon);
        out.putByte(edits.sourceNpi);
        out.putString(edits.source, 0, edits.sourceLength);
        out.putByte(edits.destinationTon);
        out.putByte(edits.destinationNpi);
        out.putString(edits.destination, 0, edits.destinationLength);
    }

    private static void putValidity(SubmitTerms terms, PduBuffer out) {
        if (terms.validForMillis > 0) {
            int at = out.reserve(SmppTime.ABSOLUTE_LENGTH);
            SmppTime.formatRelative(terms.validForMillis, terms.nowMillis, out.bytes(), at);
        }
        out.putByte(0);
    }

    /**
     * Of a message to a peer without TLVs that says by TLVs which part it is, {@link Concatenation}: it is told by a user data
     * header, if there is none and room for one. NONE for any other.
     */
    private static long sarPart(MessageView original, MessageEdits edits) {
        boolean room = (edits.esmClass & UDHI) == 0 && edits.textLength + PART_HEADER_BYTES <= MAX_SHORT_MESSAGE;
        if (!room || original.tlvOffset() == original.end() || edits.replaces(TlvTag.SAR_MSG_REF_NUM)) {
            return Concatenation.NONE;
        }
        long part = Concatenation.of(original);
        boolean sar = Concatenation.isPart(part) && Concatenation.form(part) == PartForm.SAR;
        return sar ? part : Concatenation.NONE;
    }

    /** @param part to write a header for, or NONE; the low eight bits of its reference, for which texts have been cut */
    private static void putText(MessageEdits edits, boolean payload, long part, PduBuffer out) {
        int octets = payload ? 0 : edits.textLength;
        if (part == Concatenation.NONE) {
            out.putByte(octets);
        } else {
            out.putByte(octets + PART_HEADER_BYTES);
            out.putByte(PART_HEADER_BYTES - 1);
            out.putByte(0);
            out.putByte(3);
            out.putByte(Concatenation.reference(part));
            out.putByte(Concatenation.total(part));
            out.putByte(Concatenation.number(part));
        }
        out.putBytes(edits.text, edits.textOffset, octets);
    }

    private static void putTlvs(
            MessageView original, MessageEdits edits, TlvNames names, boolean payload, PduBuffer out) {
        if (payload) {
            putTlv(TlvTag.MESSAGE_PAYLOAD, edits.text, edits.textOffset, edits.textLength, out);
        }
        byte[] bytes = original.bytes();
        int end = original.end();
        int at = original.tlvOffset();
        while (at + 4 <= end) {
            int tag = uint16(bytes, at);
            int length = uint16(bytes, at + 2);
            if (tag != TlvTag.MESSAGE_PAYLOAD && !edits.replaces(tag) && names.tag(tag) != 0) {
                putTlv(names.tag(tag), bytes, at + 4, length, out);
            }
            at += 4 + length;
        }
        for (int i = 0; i < edits.setCount; i++) {
            putTlv(edits.setTags[i], edits.setValues[i], 0, edits.setValues[i].length, out);
        }
    }

    private static void putTlv(int tag, byte[] bytes, int at, int length, PduBuffer out) {
        out.putShort(tag);
        out.putShort(length);
        out.putBytes(bytes, at, length);
    }

    private static int uint16(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }
}
