package io.needletail.app.launch;

/**
 * What is to be told about one message.
 *
 * @param messageId as the ESME got it: decimal, or base 36 for a 3.3 peer; a decimal number without its leading zeros will do
 * @param disclosure what may be shown
 */
public record TraceRequest(String messageId, Disclosure disclosure) {}
