package io.needletail.api.account;

/**
 * How an account's sessions speak SMPP. Immutable.
 *
 * @param dataSm messages to the account are data_sm with the text in message_payload instead of deliver_sm; a 3.3 peer gets
 *     deliver_sm all the same
 * @param checking what becomes of wrong PDUs
 */
public record SessionTerms(boolean dataSm, Checking checking) {
    /** What an account has that says nothing. */
    public static final SessionTerms USUAL = new SessionTerms(false, Checking.LISTENER);
}
