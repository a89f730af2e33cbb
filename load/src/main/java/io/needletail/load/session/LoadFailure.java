package io.needletail.load.session;

import java.io.IOException;
import java.io.Serial;

/** A run that could not begin: no connection, or a bind refused. The message is one line for people. */
public final class LoadFailure extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    public LoadFailure(String message) {
        super(message);
    }
}
