package io.needletail.app.client;

/** The answer to a submit_sm. */
public sealed interface SubmitVerdict {

    /** Taken under this message_id. */
    record Accepted(String messageId) implements SubmitVerdict {}

    /** Refused. */
    record Refused(int commandStatus) implements SubmitVerdict {}
}
