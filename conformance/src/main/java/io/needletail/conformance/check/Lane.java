package io.needletail.conformance.check;

/** Beside which other checks a check may run. */
public enum Lane {
    /** Beside any other. */
    SHARED,
    /** Takes receipts of the account: beside no other. */
    ALONE,
    /** Mostly waits: beside any other, and begun first. Binds no receiver, which would take the receipts of others. */
    WAITING
}
