package io.needletail.load.message;

/**
 * One submit_sm without what differs from message to message.
 *
 * <pre>
 * head   header, service_type, source          command_length and sequence_number to be set
 *        destination                           ton, npi, address: from the run's destinations
 * tail   esm_class ... short_message, TLVs     reference of a long message to be set
 * </pre>
 *
 * @param referenceAt index in the tail of the reference, -1 for none
 * @param referenceBytes octets of the reference, 1 or 2
 */
record PreparedPart(byte[] head, byte[] tail, int referenceAt, int referenceBytes) {
    int maxBytes() {
        return head.length + Destinations.MAX_BYTES + tail.length;
    }
}
