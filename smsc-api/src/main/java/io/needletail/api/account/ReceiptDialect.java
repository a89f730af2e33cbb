package io.needletail.api.account;

/** How an account's receipts look. Immutable. */
public record ReceiptDialect(ReceiptWording wording, ReceiptFrame frame) {
    /** What an account has that says nothing. */
    public static final ReceiptDialect USUAL = new ReceiptDialect(ReceiptWording.USUAL, ReceiptFrame.USUAL);
}
