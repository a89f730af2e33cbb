package io.needletail.app.simulation;

/** The shard broke a promise. An Error, so that no part of the shard can catch it. */
final class Violation extends AssertionError {
    private static final long serialVersionUID = 1L;

    Violation(String message) {
        super(message);
    }

    Violation(String message, Throwable cause) {
        super(message, cause);
    }
}
