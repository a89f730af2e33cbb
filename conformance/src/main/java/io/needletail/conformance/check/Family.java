package io.needletail.conformance.check;

import java.util.Locale;

/** What checks are about; the first part of their ids. */
public enum Family {
    HEADER("command_length, command_id, sequence_number"),
    FRAMING("cut and joined octets, pipelining"),
    BIND("bind, outbind"),
    STATE("operation x session state"),
    FIELD("every field of every request: longest, too long, unterminated, missing"),
    VALUE("values of flags, types, times"),
    TLV("lengths, streams, rules"),
    VERSION("what 3.3, 3.4 and 5.0 peers may see and say"),
    RESPONSE("shape and matching of responses"),
    STATUS("every status a server can send"),
    SESSION("unbind, enquire_link, ends of connections"),
    MESSAGE("query, cancel, replace, multiple destinations, broadcast"),
    RECEIPT("delivery receipts: shape, TLVs, ids, states, acknowledgement"),
    TIMER("timers of a server");

    private final String subject;

    Family(String subject) {
        this.subject = subject;
    }

    /** What its checks are about. */
    public String subject() {
        return subject;
    }

    /** True where a lenient server may take what is wrong; rules about sessions hold for it too. */
    boolean isAboutFields() {
        return this == FIELD || this == VALUE || this == TLV;
    }

    /** As in ids. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
