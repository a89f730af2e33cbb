package io.needletail.core.protocol;

import io.needletail.api.pdu.TimeField;

/**
 * Times of SMPP (3.4 section 7.1.1, v5.0 4.7.23) and milliseconds since 1970 UTC, without allocating. Stateless: any
 * thread.
 *
 * <p>Two-digit years 38 to 99 are 1938 to 1999; such a time, being long past, reads as 0. Of a relative time, years and
 * months are added by the calendar (31 January and a month is the end of February), the rest as a duration; tenths and
 * quarter hours are ignored.
 */
public final class SmppTime {
    /** {@link #parse}: the field is empty. */
    public static final long EMPTY = -1;
    /** {@link #parse}: not a time. */
    public static final long INVALID = -2;
    /** Characters of {@link #formatAbsolute}. */
    public static final int ABSOLUTE_LENGTH = TimeField.LENGTH;
    /** Characters of {@link #formatReceiptDate}. */
    public static final int RECEIPT_DATE_LENGTH = 10;

    private static final long SECOND = 1000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long QUARTER_HOUR = 15 * MINUTE;

    private SmppTime() {}

    /**
     * Reads a time field's characters.
     *
     * @param length without the NUL: 0 for an empty field, 16 for anything else
     * @param nowMillis what a relative time counts from
     * @return milliseconds since 1970 UTC, {@link #EMPTY} or {@link #INVALID}
     */
    public static long parse(byte[] bytes, int at, int length, long nowMillis) {
        if (length == 0) {
            return EMPTY;
        }
        if (length != TimeField.LENGTH || !TimeField.isValid(bytes, at)) {
            return INVALID;
        }
        return TimeField.isRelative(bytes, at) ? after(nowMillis, bytes, at) : absolute(bytes, at);
    }

    /** Writes {@code YYMMDDhhmmsst00+}: UTC, tenths of a second. */
    public static void formatAbsolute(long epochMillis, byte[] out, int at) {
        formatReceiptDate(epochMillis, out, at);
        int ofMinute = (int) Math.floorMod(epochMillis, MINUTE);
        putTwoDigits(ofMinute / 1000, out, at + 10);
        out[at + 12] = (byte) ('0' + ofMinute / 100 % 10);
        out[at + 13] = '0';
        out[at + 14] = '0';
        out[at + 15] = '+';
    }

    /**
     * Writes a duration from 1 s on as {@code 0000DDhhmmss000R}; one of more than 31 days, which the form has no room for, as
     * the absolute time at its end.
     */
    public static void formatRelative(long millis, long nowMillis, byte[] out, int at) {
        if (millis >= 32 * DAY) {
            formatAbsolute(nowMillis + millis, out, at);
            return;
        }
        long rounded = Math.max(SECOND, millis);
        putTwoDigits(0, out, at);
        putTwoDigits(0, out, at + 2);
        putTwoDigits((int) (rounded / DAY), out, at + 4);
        putTwoDigits((int) (rounded / HOUR % 24), out, at + 6);
        putTwoDigits((int) (rounded / MINUTE % 60), out, at + 8);
        putTwoDigits((int) (rounded / SECOND % 60), out, at + 10);
        out[at + 12] = '0';
        out[at + 13] = '0';
        out[at + 14] = '0';
        out[at + 15] = 'R';
    }

    /** Writes {@code YYMMDDhhmm}, UTC, as the dates of a delivery receipt (3.4 Appendix B). */
    public static void formatReceiptDate(long epochMillis, byte[] out, int at) {
        int date = CivilDate.ofEpochDay(Math.floorDiv(epochMillis, DAY));
        int minute = (int) (Math.floorMod(epochMillis, DAY) / MINUTE);
        putTwoDigits(CivilDate.year(date) % 100, out, at);
        putTwoDigits(CivilDate.month(date), out, at + 2);
        putTwoDigits(CivilDate.day(date), out, at + 4);
        putTwoDigits(minute / 60, out, at + 6);
        putTwoDigits(minute % 60, out, at + 8);
    }

    private static long absolute(byte[] bytes, int at) {
        int year = TimeField.year(TimeField.twoDigits(bytes, at));
        int month = TimeField.twoDigits(bytes, at + 2);
        int day = TimeField.twoDigits(bytes, at + 4);
        int tenths = bytes[at + 12] - '0';
        long local = CivilDate.epochDay(year, month, day) * DAY + timeOfDay(bytes, at + 6) + tenths * 100L;
        long offset = TimeField.twoDigits(bytes, at + 13) * QUARTER_HOUR;
        return Math.max(0, bytes[at + 15] == '+' ? local - offset : local + offset);
    }

    private static long after(long nowMillis, byte[] bytes, int at) {
        long today = Math.floorDiv(nowMillis, DAY);
        int date = CivilDate.ofEpochDay(today);
        int months = TimeField.twoDigits(bytes, at) * 12 + TimeField.twoDigits(bytes, at + 2);
        long day = months == 0 ? today : CivilDate.epochDayAfterMonths(date, months);
        day += TimeField.twoDigits(bytes, at + 4);
        return day * DAY + Math.floorMod(nowMillis, DAY) + timeOfDay(bytes, at + 6);
    }

    private static long timeOfDay(byte[] bytes, int at) {
        return TimeField.twoDigits(bytes, at) * HOUR
                + TimeField.twoDigits(bytes, at + 2) * MINUTE
                + TimeField.twoDigits(bytes, at + 4) * SECOND;
    }

    private static void putTwoDigits(int value, byte[] out, int at) {
        out[at] = (byte) ('0' + value / 10);
        out[at + 1] = (byte) ('0' + value % 10);
    }
}
