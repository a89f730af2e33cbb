package io.needletail.api.account;

/**
 * What an account is promised beyond its plain limits: how a carrier would speak to it. Immutable.
 *
 * @param ids how message ids are written
 * @param receipts how receipts look
 * @param rate how its rate is counted
 * @param binds limits of binds by type
 */
public record AccountTerms(IdProfile ids, ReceiptDialect receipts, RateTerms rate, BindLimits binds) {
    /** What an account has that says nothing. */
    public static final AccountTerms USUAL =
            new AccountTerms(IdProfile.USUAL, ReceiptDialect.USUAL, RateTerms.USUAL, BindLimits.NONE);
}
