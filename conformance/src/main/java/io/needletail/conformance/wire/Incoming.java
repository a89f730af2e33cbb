package io.needletail.conformance.wire;

/** What reading a connection came to. */
public sealed interface Incoming {
    /** A whole PDU. */
    record Whole(Pdu pdu) implements Incoming {}

    /** The server ended the connection, or sent what has no frame. */
    record Closed(String how) implements Incoming {}

    /** Nothing until the deadline. */
    record Quiet() implements Incoming {}
}
