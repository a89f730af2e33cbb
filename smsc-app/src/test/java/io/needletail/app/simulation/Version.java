package io.needletail.app.simulation;

import io.needletail.api.journal.Fact;

/** A message from one moment on: as it was submitted, or as a replace_sm has made it. */
final class Version {
    final byte[] pdu;
    /** When it was submitted or replaced. */
    final long millis;

    final long dueMillis;
    final long expiryMillis;
    final int registered;
    /** No crash can take it back. */
    boolean durable;

    Version(byte[] pdu, long millis, long dueMillis, long expiryMillis, int registered) {
        this.pdu = pdu;
        this.millis = millis;
        this.dueMillis = dueMillis;
        this.expiryMillis = expiryMillis;
        this.registered = registered;
    }

    /** True if a fact holds this version. The sequence_number is the connection's and not part of the message. */
    boolean isIn(Fact fact) {
        boolean same = fact.pduLength == pdu.length && fact.timeMillis == millis;
        for (int i = 16; same && i < pdu.length; i++) {
            same = fact.pdu[fact.pduOffset + i] == pdu[i];
        }
        return same;
    }
}
