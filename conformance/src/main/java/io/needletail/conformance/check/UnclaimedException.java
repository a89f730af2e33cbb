package io.needletail.conformance.check;

/** The suite was not told how this server is brought into the situation. */
public final class UnclaimedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnclaimedException(String message) {
        super(message);
    }
}
