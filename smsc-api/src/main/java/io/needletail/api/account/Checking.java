package io.needletail.api.account;

/** What becomes of PDUs that are not as the specification wants them. */
public enum Checking {
    /** As the listener has it. */
    LISTENER,
    /** They are refused with the status that the specification names. */
    STRICT,
    /** They are taken where it is clear what was meant. */
    LENIENT;

    /** @param listener whether the listener is lenient */
    public boolean isLenient(boolean listener) {
        return this == LISTENER ? listener : this == LENIENT;
    }
}
