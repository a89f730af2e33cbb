package io.needletail.app.journal;

/** Where call detail records go, field by field; each begins, has its fields in one order, and ends. One thread. */
interface RecordOutput {
    /** A number that is not known. */
    long UNKNOWN = Long.MIN_VALUE;

    void begin();

    /** An empty text is one that is not known. */
    void text(String name, String value);

    void number(String name, long value);

    /** Milliseconds since 1970 UTC, or {@link #UNKNOWN}. */
    void time(String name, long millis);

    void end();
}
