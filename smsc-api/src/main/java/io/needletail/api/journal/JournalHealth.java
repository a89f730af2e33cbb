package io.needletail.api.journal;

/** Whether a journal takes new messages, and if not why. */
public sealed interface JournalHealth {

    /** New messages may be accepted. */
    record Writable() implements JournalHealth {}

    /** Facts about known messages still go in, new messages must be refused until space returns. */
    record DiskLow(long freeBytes, long neededBytes) implements JournalHealth {}

    /** A write or a force failed: nothing more is acknowledged; a restart is needed. */
    record Failed(String reason) implements JournalHealth {}

    default boolean acceptsMessages() {
        return this instanceof Writable;
    }
}
