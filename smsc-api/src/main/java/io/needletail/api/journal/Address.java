package io.needletail.api.journal;

/**
 * Where a record lies: file number (24 bits) and offset of the record in that file (40 bits), in one long.
 */
public final class Address {
    /** No record. */
    public static final long NONE = -1;

    private static final int OFFSET_BITS = 40;

    private Address() {}

    public static long of(int file, long offset) {
        return (long) file << OFFSET_BITS | offset;
    }

    public static int file(long address) {
        return (int) (address >>> OFFSET_BITS);
    }

    public static long offset(long address) {
        return address & (1L << OFFSET_BITS) - 1;
    }
}
