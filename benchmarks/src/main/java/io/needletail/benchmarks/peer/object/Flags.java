package io.needletail.benchmarks.peer.object;

/**
 * Fields of one octet.
 *
 * @param esmClass esm_class
 * @param protocolId protocol_id
 * @param priority priority_flag
 * @param registeredDelivery registered_delivery
 * @param replaceIfPresent replace_if_present_flag
 * @param dataCoding data_coding
 * @param defaultMessageId sm_default_msg_id
 */
public record Flags(
        byte esmClass,
        byte protocolId,
        byte priority,
        byte registeredDelivery,
        byte replaceIfPresent,
        byte dataCoding,
        byte defaultMessageId) {}
