package io.needletail.app.cli.load;

import java.io.Serial;

/** Options that do not go together, or name what cannot be read; the message names the option. */
public final class WrongOptionException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    WrongOptionException(String message) {
        super(message);
    }
}
