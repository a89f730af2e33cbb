package io.needletail.conformance.check;

import io.needletail.conformance.wire.Pdu;

/** What came of a request. */
public sealed interface Answer {
    /** A PDU. */
    record Got(Pdu pdu) implements Answer {
        @Override
        public String toString() {
            return Transcript.text(pdu);
        }
    }

    /** The end of the connection. */
    record Closed(String how) implements Answer {
        @Override
        public String toString() {
            return how;
        }
    }

    /** Nothing in time. */
    record Nothing() implements Answer {
        @Override
        public String toString() {
            return "no answer";
        }
    }
}
