package io.needletail.load.message;

/**
 * One submit_sm without what differs from message to message.
 *
 * <pre>
 * head   header, service_type, source          command_length and sequence_number to be set
 *        destination                           ton, npi, address: from the run's destinations
 * tail   esm_class ... short_message, TLVs     reference of a long message to be set
 * </pre>
 */
final class PreparedPart {
    private static final int NONE = -1;

    private final byte[] head;
    private final byte[] tail;
    private final int referenceAt;
    private final int referenceBytes;

    /** A whole message. */
    PreparedPart(byte[] head, byte[] tail) {
        this(head, tail, NONE, 0);
    }

    /**
     * A part of a long message.
     *
     * @param referenceAt index in the tail of its reference
     * @param referenceBytes octets of the reference, 1 or 2
     */
    PreparedPart(byte[] head, byte[] tail, int referenceAt, int referenceBytes) {
        this.head = head;
        this.tail = tail;
        this.referenceAt = referenceAt;
        this.referenceBytes = referenceBytes;
    }

    byte[] head() {
        return head;
    }

    byte[] tail() {
        return tail;
    }

    /** Sets the reference in a copy of the tail. */
    void setReference(int reference, byte[] out, int tailAt) {
        int at = tailAt + referenceAt;
        if (referenceBytes == 2) {
            out[at++] = (byte) (reference >> 8);
        }
        out[at] = (byte) reference;
    }

    int maxBytes() {
        return head.length + Destinations.MAX_BYTES + tail.length;
    }
}
