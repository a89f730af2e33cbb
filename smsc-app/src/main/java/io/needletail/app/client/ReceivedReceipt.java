package io.needletail.app.client;

/**
 * A delivery receipt.
 *
 * @param state the seven letters of the specification, such as DELIVRD
 */
public record ReceivedReceipt(String messageId, String state) {}
