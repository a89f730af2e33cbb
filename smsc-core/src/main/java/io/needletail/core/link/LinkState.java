package io.needletail.core.link;

/** Where one bind of a carrier is. */
public enum LinkState {
    /** The name is looked up, or the connection made. */
    CONNECTING,
    /** Connected; TLS is set up and the bind's answer awaited. */
    BINDING,
    /** Messages flow. */
    BOUND,
    /** Waiting for the next attempt. */
    BACKING_OFF,
    /** The carrier has refused the credentials: the next attempt is far away. */
    REFUSED,
    /** Not started, or stopped with the server. */
    STOPPED
}
