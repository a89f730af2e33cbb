package io.needletail.api.account;

import java.net.InetAddress;

/**
 * Knows who may bind. Called by the authentication thread, never by an event loop (a password hash takes milliseconds).
 * Thread-safe; answers from one immutable snapshot at a time.
 */
public interface AccountDirectory {

    /** Verifies a bind's credentials. Unknown user and wrong password give the same verdict in the same time. */
    BindVerdict authenticate(String systemId, String password, InetAddress remote);

    /** The same for a directory that may ask for more than a password. */
    default BindVerdict authenticate(String systemId, String password, BindOrigin origin) {
        return authenticate(systemId, password, origin.remote());
    }
}
