package io.needletail.api.account;

/**
 * What an account is promised beyond its plain limits: how a carrier would speak to it. Immutable.
 *
 * @param ids how message ids are written
 * @param receipts how receipts look
 * @param rate how its rate is counted
 * @param binds limits of binds by type
 * @param addresses what its numbers become, and which senders it may use
 * @param longMessages what becomes of long messages and of parts
 * @param lists its distribution lists
 * @param sessions how its sessions speak SMPP
 * @param messages what its messages are unless they say otherwise
 */
public record AccountTerms(
        IdProfile ids,
        ReceiptDialect receipts,
        RateTerms rate,
        BindLimits binds,
        AddressTerms addresses,
        LongMessageTerms longMessages,
        DistributionLists lists,
        SessionTerms sessions,
        MessageTerms messages) {
    /** What an account has that says nothing. */
    public static final AccountTerms USUAL = new AccountTerms(
            IdProfile.USUAL, ReceiptDialect.USUAL, RateTerms.USUAL, BindLimits.NONE, AddressTerms.NONE);

    /** With the usual terms of messages, long ones too, and of sessions, and no lists. */
    public AccountTerms(
            IdProfile ids, ReceiptDialect receipts, RateTerms rate, BindLimits binds, AddressTerms addresses) {
        this(
                ids,
                receipts,
                rate,
                binds,
                addresses,
                LongMessageTerms.USUAL,
                DistributionLists.NONE,
                SessionTerms.USUAL,
                MessageTerms.USUAL);
    }

    /** The same, but for long messages. */
    public AccountTerms with(LongMessageTerms otherLongMessages) {
        return new AccountTerms(ids, receipts, rate, binds, addresses, otherLongMessages, lists, sessions, messages);
    }

    /** The same, but for distribution lists. */
    public AccountTerms with(DistributionLists otherLists) {
        return new AccountTerms(ids, receipts, rate, binds, addresses, longMessages, otherLists, sessions, messages);
    }

    /** The same, but for sessions. */
    public AccountTerms with(SessionTerms otherSessions) {
        return new AccountTerms(ids, receipts, rate, binds, addresses, longMessages, lists, otherSessions, messages);
    }

    /** The same, but for messages. */
    public AccountTerms with(MessageTerms otherMessages) {
        return new AccountTerms(ids, receipts, rate, binds, addresses, longMessages, lists, sessions, otherMessages);
    }

    /** The usual ones, but for the rate and the binds. */
    public static AccountTerms limits(RateTerms rate, BindLimits binds) {
        return new AccountTerms(IdProfile.USUAL, ReceiptDialect.USUAL, rate, binds, AddressTerms.NONE);
    }

    /** The usual ones, but for addresses. */
    public static AccountTerms addresses(AddressTerms addresses) {
        return new AccountTerms(IdProfile.USUAL, ReceiptDialect.USUAL, RateTerms.USUAL, BindLimits.NONE, addresses);
    }
}
