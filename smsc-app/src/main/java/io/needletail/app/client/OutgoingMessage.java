package io.needletail.app.client;

/**
 * One submit_sm to be.
 *
 * @param receipt whether a delivery receipt is asked for
 */
public record OutgoingMessage(String from, String to, String text, boolean receipt) {}
