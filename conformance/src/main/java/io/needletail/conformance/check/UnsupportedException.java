package io.needletail.conformance.check;

/** The server answered an optional operation with ESME_RINVCMDID. */
public final class UnsupportedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnsupportedException(String message) {
        super(message);
    }
}
