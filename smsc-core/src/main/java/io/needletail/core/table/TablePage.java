package io.needletail.core.table;

import org.jspecify.annotations.Nullable;

/**
 * The columns of {@value #ENTRIES} messages: 48 octets each, and 8 more once one of them has been handed over to a carrier.
 */
final class TablePage {
    static final int SHIFT = 14;
    static final int ENTRIES = 1 << SHIFT;
    static final int MASK = ENTRIES - 1;

    final long[] id = new long[ENTRIES];
    final long[] address = new long[ENTRIES];
    final long[] due = new long[ENTRIES];
    final int[] expiry = new int[ENTRIES];
    final int[] account = new int[ENTRIES];
    final int[] next = new int[ENTRIES];
    final int[] prev = new int[ENTRIES];
    final int[] word = new int[ENTRIES];
    final int[] route = new int[ENTRIES];
    /** Null as long as no message of this page waits for a carrier's receipt. */
    long @Nullable [] upstream;

    /** The column of carriers' ids, made when it is first written to. */
    long[] upstream() {
        long[] column = upstream;
        if (column == null) {
            column = new long[ENTRIES];
            upstream = column;
        }
        return column;
    }
}
