package io.needletail.core.session;

/** Why a connection was closed: one sentence for the log, one counter for each. */
public enum CloseReason {
    PEER_CLOSED("The peer closed the connection without unbinding."),
    PEER_RESET("The connection was reset or failed."),
    UNBOUND_BY_PEER("The peer unbound."),
    SERVER_SHUTDOWN("The server is shutting down."),
    BAD_COMMAND_LENGTH("A command_length was below 16 or above the limit, so framing was lost."),
    OUTBIND_MISMATCH("On a connection opened by outbind, another account bound than was called, or as transmitter."),
    SESSION_INIT_TIMEOUT("No bind was granted within the session-init time."),
    ENQUIRE_LINK_TIMEOUT("An enquire_link was not answered within the response time."),
    INACTIVITY_TIMEOUT("The session carried no operation for the inactivity time."),
    CONNECTION_LIMIT("The server has all the connections it may have."),
    SLOW_READER("The peer did not read what it was sent."),
    BIND_REFUSED("The carrier refused the bind."),
    BIND_TIMEOUT("The carrier did not answer the bind in time."),
    TLS_FAILED("The TLS handshake failed, or the encrypted stream was damaged."),
    ADDRESS_REFUSED("The address is not one that may connect."),
    PROXY_HEADER("The connection did not begin with a sound header of the PROXY protocol."),
    BACK_TO_PRIMARY("The carrier's primary host can be reached again."),
    INTERNAL_ERROR("Handling the connection failed: see the log.");

    private final String sentence;

    CloseReason(String sentence) {
        this.sentence = sentence;
    }

    /** The reason as a sentence. */
    public String sentence() {
        return sentence;
    }
}
