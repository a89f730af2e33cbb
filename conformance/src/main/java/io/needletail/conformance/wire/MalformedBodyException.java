package io.needletail.conformance.wire;

/** A body that is not what its command_id says; the message says where. */
public final class MalformedBodyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedBodyException(String message) {
        super(message);
    }
}
