package io.needletail.api.account;

/** What becomes of an account's addresses: receipts, and query_sm and its like, still speak of them as submitted. Immutable. */
public record AddressTerms(NumberPlan numbers, SenderTerms senders) {
    /** Every address is as it was submitted. */
    public static final AddressTerms NONE = new AddressTerms(NumberPlan.NONE, SenderTerms.ANY);
}
