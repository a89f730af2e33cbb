package io.needletail.api.account;

/** The answer of the directory to a bind. */
public sealed interface BindVerdict {

    /** The account to bind to. */
    record Granted(Account account) implements BindVerdict {}

    /**
     * Refused.
     *
     * @param commandStatus for the bind response
     * @param reason for the log, never for the peer
     */
    record Denied(int commandStatus, String reason) implements BindVerdict {}
}
