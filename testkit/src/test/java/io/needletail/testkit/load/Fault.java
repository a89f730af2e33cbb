package io.needletail.testkit.load;

/** What a {@link FaultySmsc} does wrong, once. */
enum Fault {
    NONE,
    REPEATED_ID,
    EMPTY_ID,
    LOST_ANSWER,
    DUPLICATE_ANSWER,
    UNKNOWN_ANSWER,
    LOST_RECEIPT,
    DUPLICATE_RECEIPT,
    UNKNOWN_RECEIPT,
    RECEIPT_WITHOUT_ID,
    CLOSED_CONNECTION,
    BROKEN_FRAMING,
    LOST_MOBILE_ORIGINATED,
    DUPLICATE_MOBILE_ORIGINATED,
    /** None: a receipt may come before its answer. */
    RECEIPT_BEFORE_ANSWER,
    /** None: a server may refuse. */
    REFUSAL,
    /** Not the 100th submit, but every bind. */
    REFUSED_BIND
}
