package io.needletail.app.client;

/** Where and as whom to bind. */
public record ClientAddress(String host, int port, String systemId, String password) {}
