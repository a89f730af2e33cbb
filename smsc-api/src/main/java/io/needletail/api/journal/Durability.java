package io.needletail.api.journal;

/** What an acknowledged message survives. */
public enum Durability {
    /** Nothing is written: nothing survives. */
    MEMORY,
    /** The record is in the mapped file: kill -9 of the process. */
    PROCESS,
    /** A forced write covers the record: loss of power. */
    DISK
}
