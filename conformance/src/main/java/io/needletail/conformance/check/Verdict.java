package io.needletail.conformance.check;

/** What became of a check. */
public enum Verdict {
    PASS,
    FAIL,
    /** The server does not claim what the check is about, or the suite was not told how to bring it about. */
    SKIPPED,
    /** An optional operation, answered with ESME_RINVCMDID as the specification has it. */
    NOT_SUPPORTED;

    @Override
    public String toString() {
        return name().replace('_', ' ');
    }
}
