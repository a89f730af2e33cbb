package io.needletail.app.launch;

import org.jspecify.annotations.Nullable;

/** A start that failed for a reason a user can act on; the message is all they see. */
public final class LaunchException extends Exception {
    private static final long serialVersionUID = 1L;

    public LaunchException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /**
     * A port that cannot be listened on.
     *
     * @param keys the configuration keys to change
     */
    public static LaunchException cannotListen(String host, int port, String keys, Throwable cause) {
        return new LaunchException(
                "cannot listen on " + host + ":" + port + " (" + keys + "): " + cause.getMessage(), cause);
    }
}
