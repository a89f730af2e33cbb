package io.needletail.core.protocol;

/** The state of a session (3.4 section 2.2, v5.0 2.4), with the two in between that a server needs. */
public enum SessionState {
    /** Connected, not bound. */
    OPEN,
    /** A bind is being authenticated; nothing else is read meanwhile. */
    BINDING,
    BOUND_TX,
    BOUND_RX,
    BOUND_TRX,
    /** unbind was exchanged: nothing more is accepted, the connection is about to be closed. */
    UNBOUND,
    CLOSED;

    public boolean isBound() {
        return this == BOUND_TX || this == BOUND_RX || this == BOUND_TRX;
    }

    /** True when the peer may submit messages. */
    public boolean maySubmit() {
        return this == BOUND_TX || this == BOUND_TRX;
    }

    /** True when the peer may be sent deliver_sm. */
    public boolean mayReceive() {
        return this == BOUND_RX || this == BOUND_TRX;
    }
}
