package io.needletail.api.pdu;

/**
 * The grammar of the 16 characters {@code YYMMDDhhmmsstnnp} (3.4 section 7.1.1, v5.0 4.7.23). Absolute times must name a
 * day that exists; of a relative time ({@code p} is R) any twelve digits are a duration, and t and nn are ignored.
 * Stateless: any thread.
 */
public final class TimeField {
    /** Characters of a time, without the NUL. */
    public static final int LENGTH = 16;

    private static final int SIGN = 15;
    private static final int MAX_QUARTERS = 48;

    private TimeField() {}

    /** True when the 16 octets from {@code at} are a time; the caller knows that they are there. */
    public static boolean isValid(byte[] bytes, int at) {
        for (int i = 0; i < SIGN; i++) {
            if (bytes[at + i] < '0' || bytes[at + i] > '9') {
                return false;
            }
        }
        byte sign = bytes[at + SIGN];
        return sign == 'R' || (sign == '+' || sign == '-') && isCalendarTime(bytes, at);
    }

    /** True when a valid time is a duration from now. */
    public static boolean isRelative(byte[] bytes, int at) {
        return bytes[at + SIGN] == 'R';
    }

    /** The number two digits make. */
    public static int twoDigits(byte[] bytes, int at) {
        return (bytes[at] - '0') * 10 + bytes[at + 1] - '0';
    }

    /** The year two digits mean: 00 to 37 are 2000 to 2037, 38 to 99 are 1938 to 1999. */
    public static int year(int twoDigits) {
        return twoDigits < 38 ? 2000 + twoDigits : 1900 + twoDigits;
    }

    /** Days of a month, 1 to 12. */
    public static int daysInMonth(int year, int month) {
        if (month == 2) {
            return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
        }
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    private static boolean isCalendarTime(byte[] bytes, int at) {
        int month = twoDigits(bytes, at + 2);
        int day = twoDigits(bytes, at + 4);
        return month >= 1
                && month <= 12
                && day >= 1
                && day <= daysInMonth(year(twoDigits(bytes, at)), month)
                && twoDigits(bytes, at + 6) < 24
                && twoDigits(bytes, at + 8) < 60
                && twoDigits(bytes, at + 10) < 60
                && twoDigits(bytes, at + 13) <= MAX_QUARTERS;
    }
}
