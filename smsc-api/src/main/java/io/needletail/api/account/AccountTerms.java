package io.needletail.api.account;

/**
 * What an account is promised beyond its plain limits: how a carrier would speak to it. Immutable.
 *
 * @param ids how message ids are written
 * @param receipts how receipts look
 */
public record AccountTerms(IdProfile ids, ReceiptDialect receipts) {
    /** What an account has that says nothing. */
    public static final AccountTerms USUAL = new AccountTerms(IdProfile.USUAL, ReceiptDialect.USUAL);
}
