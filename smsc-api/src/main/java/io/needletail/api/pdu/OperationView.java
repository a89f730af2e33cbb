package io.needletail.api.pdu;

/**
 * A query_sm, cancel_sm or replace_sm read in place: the PDU's bytes and the offsets {@link OperationScanner} found. Nothing is
 * copied. Offsets are absolute; lengths of C-octet strings exclude the NUL; fields that the operation does not have are empty.
 * A flyweight owned by one thread at a time.
 */
public final class OperationView {
    byte[] bytes = new byte[0];
    int start;
    int length;
    int commandId;
    int serviceTypeAt;
    int serviceTypeLength;
    int messageIdAt;
    int messageIdLength;
    int sourceAt;
    int sourceLength;
    int destinationAt;
    int destinationLength;
    int scheduleAt;
    int scheduleLength;
    int validityAt;
    int validityLength;
    int tailAt;
    int textAt;
    int textLength;

    public byte[] bytes() {
        return bytes;
    }

    /** Index of the first header octet. */
    public int start() {
        return start;
    }

    /** command_length. */
    public int length() {
        return length;
    }

    /** One of query_sm, cancel_sm, replace_sm. */
    public int commandId() {
        return commandId;
    }

    /** service_type of a cancel_sm. */
    public int serviceTypeOffset() {
        return serviceTypeAt;
    }

    public int serviceTypeLength() {
        return serviceTypeLength;
    }

    public int messageIdOffset() {
        return messageIdAt;
    }

    public int messageIdLength() {
        return messageIdLength;
    }

    public int sourceTon() {
        return bytes[sourceAt - 2] & 0xFF;
    }

    public int sourceNpi() {
        return bytes[sourceAt - 1] & 0xFF;
    }

    public int sourceOffset() {
        return sourceAt;
    }

    public int sourceLength() {
        return sourceLength;
    }

    /** destination_addr of a cancel_sm. */
    public int destinationOffset() {
        return destinationAt;
    }

    public int destinationLength() {
        return destinationLength;
    }

    public int destinationTon() {
        return bytes[destinationAt - 2] & 0xFF;
    }

    public int destinationNpi() {
        return bytes[destinationAt - 1] & 0xFF;
    }

    /** schedule_delivery_time of a replace_sm, 0 or 16 octets. */
    public int scheduleOffset() {
        return scheduleAt;
    }

    public int scheduleLength() {
        return scheduleLength;
    }

    /** validity_period of a replace_sm, 0 or 16 octets. */
    public int validityOffset() {
        return validityAt;
    }

    public int validityLength() {
        return validityLength;
    }

    /** Of a replace_sm. */
    public int registeredDelivery() {
        return bytes[tailAt] & 0xFF;
    }

    /** sm_default_msg_id of a replace_sm. */
    public int defaultMessageId() {
        return bytes[tailAt + 1] & 0xFF;
    }

    /** The user data of a replace_sm: short_message, or message_payload where that is empty. */
    public int textOffset() {
        return textAt;
    }

    public int textLength() {
        return textLength;
    }
}
