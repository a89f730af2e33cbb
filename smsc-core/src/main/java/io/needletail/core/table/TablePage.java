package io.needletail.core.table;

/** The columns of {@value #ENTRIES} messages: 40 octets each. */
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
    final int[] word = new int[ENTRIES];
}
