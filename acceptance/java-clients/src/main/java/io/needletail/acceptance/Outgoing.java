package io.needletail.acceptance;

import java.util.List;

/**
 * One submit_sm.
 *
 * @param receipt whether a receipt is asked for
 * @param later whether it is scheduled an hour ahead
 * @param octets short_message with its user data header, if it has one
 */
record Outgoing(
        String destination, int coding, boolean udh, boolean receipt, boolean later, byte[] octets, List<Field> fields) {
    /** An optional parameter. */
    record Field(int tag, byte... value) {}

    static Outgoing of(String destination, int coding, byte... octets) {
        return new Outgoing(destination, coding, false, false, false, octets, List.of());
    }

    Outgoing withReceipt() {
        return new Outgoing(destination, coding, udh, true, later, octets, fields);
    }

    Outgoing scheduled() {
        return new Outgoing(destination, coding, udh, receipt, true, octets, fields);
    }

    Outgoing withHeader() {
        return new Outgoing(destination, coding, true, receipt, later, octets, fields);
    }

    Outgoing with(Field... more) {
        return new Outgoing(destination, coding, udh, receipt, later, octets, List.of(more));
    }
}
