package io.needletail.core.protocol;

/** What became of the bytes of a bind. */
public sealed interface BindOutcome {

    /** Every field is sound; whether the peer may bind is for the account directory to say. */
    record Sound(BindRequest request) implements BindOutcome {}

    /**
     * A field is at fault: answer with the bind's response, without body.
     *
     * @param commandId of the response
     * @param sequence of the request
     * @param status names the field
     * @param reason for the log
     */
    record Refused(int commandId, int sequence, int status, String reason) implements BindOutcome {}
}
