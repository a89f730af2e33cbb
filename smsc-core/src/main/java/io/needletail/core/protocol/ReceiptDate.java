package io.needletail.core.protocol;

/**
 * Dates of receipts, {@link SmppTime#formatReceiptDate}: most are of the same few minutes, so the last two that were written
 * are kept. Owned by one thread.
 */
final class ReceiptDate {
    private static final long MINUTE_MILLIS = 60_000;

    private final long[] minutes = {Long.MIN_VALUE, Long.MIN_VALUE};
    private final byte[][] texts = new byte[2][SmppTime.RECEIPT_DATE_LENGTH];

    /** Appends {@code YYMMDDhhmm} of a time in milliseconds since 1970, as UTC. */
    void put(long epochMillis, PduBuffer out) {
        long minute = Math.floorDiv(epochMillis, MINUTE_MILLIS);
        int place = (int) minute & 1;
        if (minutes[place] != minute) {
            SmppTime.formatReceiptDate(epochMillis, texts[place], 0);
            minutes[place] = minute;
        }
        out.putBytes(texts[place]);
    }
}
