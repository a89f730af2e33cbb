package io.needletail.benchmarks.peer.object;

/** What the decoder hands on: a message, or anything else by its header alone. */
public sealed interface Pdu {
    /** Number of the request, which the answer repeats. */
    int sequence();

    /**
     * Anything but a submit_sm.
     *
     * @param commandId which
     * @param sequence its number
     */
    record Control(int commandId, int sequence) implements Pdu {}

    /**
     * A submit_sm, its fields in the order of the specification.
     *
     * @param sequence its number
     * @param serviceType service_type
     * @param source source_addr
     * @param destination destination_addr
     * @param flags what a message says in single octets
     * @param times schedule_delivery_time and validity_period
     * @param content short_message and optional parameters
     */
    record SubmitSm(
            int sequence,
            String serviceType,
            Address source,
            Address destination,
            Flags flags,
            Times times,
            Content content)
            implements Pdu {}

    /**
     * The answer to a submit_sm.
     *
     * @param status command_status
     * @param sequence of the request
     * @param messageId message_id
     */
    record SubmitSmResp(int status, int sequence, String messageId) implements Pdu {}
}
