package io.needletail.load.session;

/** Where a session of the generator is in its life. */
public enum SessionState {
    CONNECTING,
    BINDING,
    BOUND,
    /** The server has said unbind: nothing more is sent, and it is for the server to close. */
    UNBOUND_BY_PEER,
    /** We have said unbind, or are about to close without. */
    CLOSING,
    CLOSED
}
