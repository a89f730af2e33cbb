package io.needletail.conformance.check;

import io.needletail.conformance.spec.Operation;
import io.needletail.conformance.spec.Status;
import io.needletail.conformance.wire.Pdu;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What was sent and read on the connections of one check: the latest lines of it. Of the check's thread. */
public final class Transcript {
    private static final int LIMIT = 24;

    private final Deque<String> lines = new ArrayDeque<>();

    void sent(byte[] octets) {
        add("sent " + Pdu.hex(octets));
    }

    void read(Pdu pdu) {
        add("read " + pdu.hex() + "  " + text(pdu));
    }

    void note(String what) {
        add(what);
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    /** A PDU as a person names it. */
    public static String text(Pdu pdu) {
        String name = Operation.nameOf(pdu.commandId());
        String status = pdu.isResponse() ? " " + Status.name(pdu.status()) : "";
        String body = pdu.bodyLength() == 0 ? "" : ", body of " + pdu.bodyLength();
        return name + status + " (sequence " + Integer.toUnsignedString(pdu.sequence()) + body + ")";
    }

    private void add(String line) {
        if (lines.size() == LIMIT) {
            lines.removeFirst();
        }
        lines.addLast(line);
    }
}
