package io.needletail.core.protocol;

/** outbind: the message centre asks an ESME it has connected to, to bind as receiver (3.4 section 4.1.7). */
public record Outbind(String systemId, String password, int sequence) {

    /** Without the password. */
    @Override
    public String toString() {
        return "outbind[system_id=" + systemId + ", sequence=" + sequence + "]";
    }
}
