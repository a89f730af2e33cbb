package io.needletail.api.pdu;

import java.nio.charset.StandardCharsets;
import java.util.function.IntPredicate;

/**
 * A submit_sm, deliver_sm or data_sm read in place: the PDU's bytes and the offsets {@link MessageScanner} found while
 * validating. Nothing is copied and nothing allocated, except by the methods that return a {@link String}.
 *
 * <p>Offsets are absolute indexes into {@link #bytes()}; lengths of C-octet strings exclude the NUL. A field that the
 * operation does not have (data_sm: protocol_id, priority_flag, times, ...) reads as 0 or empty.
 *
 * <p>A flyweight owned by one thread at a time; the bytes stay the owner's.
 */
public final class MessageView {
    private static final int UDHI = 0x40;

    byte[] bytes = new byte[0];
    int start;
    int length;
    int commandId;
    int sourceAt;
    int sourceLength;
    int destinationAt;
    int destinationLength;
    int classAt;
    int scheduleAt;
    int scheduleLength;
    int validityAt;
    int validityLength;
    int codingAt;
    int textAt;
    int textLength;
    int tlvAt;

    /** The array this view lies over. */
    public byte[] bytes() {
        return bytes;
    }

    /** Index of the first header octet. */
    public int start() {
        return start;
    }

    /** command_length: octets of the whole PDU. */
    public int length() {
        return length;
    }

    /** One of submit_sm, deliver_sm, data_sm. */
    public int commandId() {
        return commandId;
    }

    /** service_type starts here (SMPP 5.2.11). */
    public int serviceTypeOffset() {
        return start + CommandId.HEADER_BYTES;
    }

    public int serviceTypeLength() {
        return sourceAt - 3 - serviceTypeOffset();
    }

    public int sourceTon() {
        return bytes[sourceAt - 2] & 0xFF;
    }

    public int sourceNpi() {
        return bytes[sourceAt - 1] & 0xFF;
    }

    /** First octet of source_addr. */
    public int sourceOffset() {
        return sourceAt;
    }

    public int sourceLength() {
        return sourceLength;
    }

    public int destinationTon() {
        return bytes[destinationAt - 2] & 0xFF;
    }

    public int destinationNpi() {
        return bytes[destinationAt - 1] & 0xFF;
    }

    /** First octet of destination_addr. */
    public int destinationOffset() {
        return destinationAt;
    }

    public int destinationLength() {
        return destinationLength;
    }

    public int esmClass() {
        return bytes[classAt] & 0xFF;
    }

    public int protocolId() {
        return isData() ? 0 : bytes[classAt + 1] & 0xFF;
    }

    public int priority() {
        return isData() ? 0 : bytes[classAt + 2] & 0xFF;
    }

    /** First octet of schedule_delivery_time; 0 or 16 octets long. */
    public int scheduleOffset() {
        return scheduleAt;
    }

    public int scheduleLength() {
        return scheduleLength;
    }

    /** First octet of validity_period; 0 or 16 octets long. */
    public int validityOffset() {
        return validityAt;
    }

    public int validityLength() {
        return validityLength;
    }

    public int registeredDelivery() {
        return bytes[isData() ? codingAt - 1 : codingAt - 2] & 0xFF;
    }

    public int replaceIfPresent() {
        return isData() ? 0 : bytes[codingAt - 1] & 0xFF;
    }

    public int dataCoding() {
        return bytes[codingAt] & 0xFF;
    }

    /** sm_default_msg_id. */
    public int defaultMessageId() {
        return isData() ? 0 : bytes[codingAt + 1] & 0xFF;
    }

    /** First octet of the user data: short_message, or message_payload where short_message is empty. */
    public int textOffset() {
        return textAt;
    }

    public int textLength() {
        return textLength;
    }

    /**
     * Octets of the user data header at the front of the text, its length octet included: 0 unless esm_class has UDHI
     * set (5.2.12), never more than {@link #textLength()}.
     */
    public int userDataHeaderLength() {
        if ((esmClass() & UDHI) == 0 || textLength == 0) {
            return 0;
        }
        return Math.min(1 + (bytes[textAt] & 0xFF), textLength);
    }

    /** Index of the first TLV; equal to {@link #end()} where there is none. */
    public int tlvOffset() {
        return tlvAt;
    }

    /** Index just behind the PDU. */
    public int end() {
        return start + length;
    }

    /** Index of the value of the first TLV with this tag, or -1. Its length is {@link #tlvLength(int)}. */
    public int findTlv(int tag) {
        int at = tlvAt;
        int end = end();
        while (at + 4 <= end) {
            int value = at + 4;
            if (uint16(at) == tag) {
                return value;
            }
            at = value + uint16(at + 2);
        }
        return -1;
    }

    /** Octets of the TLV value that starts at this index. */
    public int tlvLength(int valueOffset) {
        return uint16(valueOffset - 2);
    }

    /**
     * Copies TLVs as they are, in their order.
     *
     * @param leftOut tags of those that are not copied
     * @param target with room for them from {@code at}
     * @return the index behind the last one in the target
     */
    public int copyTlvs(IntPredicate leftOut, byte[] target, int at) {
        int to = at;
        int end = end();
        for (int from = tlvAt; from + 4 <= end; ) {
            int size = 4 + uint16(from + 2);
            if (!leftOut.test(uint16(from))) {
                System.arraycopy(bytes, from, target, to, size);
                to += size;
            }
            from += size;
        }
        return to;
    }

    /** source_addr as text; allocates. */
    public String source() {
        return latin1(sourceAt, sourceLength);
    }

    /** destination_addr as text; allocates. */
    public String destination() {
        return latin1(destinationAt, destinationLength);
    }

    /** service_type as text; allocates. */
    public String serviceType() {
        return latin1(serviceTypeOffset(), serviceTypeLength());
    }

    /**
     * Copies the PDU into another array and points {@code target} at the copy, so that it need not be scanned again.
     *
     * @param array at least {@code at + length()} octets long
     */
    public void copyTo(byte[] array, int at, MessageView target) {
        System.arraycopy(bytes, start, array, at, length);
        int shift = at - start;
        target.bytes = array;
        target.start = at;
        target.length = length;
        target.commandId = commandId;
        target.sourceAt = sourceAt + shift;
        target.sourceLength = sourceLength;
        target.destinationAt = destinationAt + shift;
        target.destinationLength = destinationLength;
        target.classAt = classAt + shift;
        target.scheduleAt = scheduleAt + shift;
        target.scheduleLength = scheduleLength;
        target.validityAt = validityAt + shift;
        target.validityLength = validityLength;
        target.codingAt = codingAt + shift;
        target.textAt = textAt + shift;
        target.textLength = textLength;
        target.tlvAt = tlvAt + shift;
    }

    private boolean isData() {
        return (commandId & 0xFFFF) == CommandId.DATA_SM;
    }

    private int uint16(int at) {
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }

    private String latin1(int at, int count) {
        return new String(bytes, at, count, StandardCharsets.ISO_8859_1);
    }
}
