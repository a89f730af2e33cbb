package io.needletail.api.account;

/**
 * How an account's message ids are written. Immutable. Peers of SMPP 3.3, whose message_id has room for eight characters, see
 * base 36 whatever this says.
 *
 * @param response in the responses
 * @param receipt in the receipts, text and TLV alike
 * @param key of the permutation behind a UUID; a message is found again only under the key it was answered with
 */
public record IdProfile(IdText response, IdText receipt, long key) {
    /** What an account has that says nothing. */
    public static final IdProfile USUAL = new IdProfile(IdText.USUAL, IdText.USUAL, 0);
}
