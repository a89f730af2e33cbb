package io.needletail.core.protocol;

import io.needletail.api.pdu.TimeField;

/**
 * Gregorian dates as one int (year, month, day in 16, 8 and 8 bits), so that a time is formatted without an object. Years
 * are counted from March, which puts the leap day at a year's end and makes the rest division.
 */
final class CivilDate {
    private static final int DAYS_PER_ERA = 146_097;
    private static final int YEARS_PER_ERA = 400;
    /** Days from 1 March of year 0 to 1 January 1970. */
    private static final int EPOCH_SHIFT = 719_468;

    private CivilDate() {}

    static int ofEpochDay(long epochDay) {
        long days = epochDay + EPOCH_SHIFT;
        long era = Math.floorDiv(days, (long) DAYS_PER_ERA);
        int dayOfEra = (int) (days - era * DAYS_PER_ERA);
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int monthFromMarch = (5 * dayOfYear + 2) / 153;
        int day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
        int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        int year = (int) (yearOfEra + era * YEARS_PER_ERA) + (month <= 2 ? 1 : 0);
        return year << 16 | month << 8 | day;
    }

    static long epochDay(int year, int month, int day) {
        int fromMarch = month <= 2 ? year - 1 : year;
        int era = Math.floorDiv(fromMarch, YEARS_PER_ERA);
        int yearOfEra = fromMarch - era * YEARS_PER_ERA;
        int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return (long) era * DAYS_PER_ERA + dayOfEra - EPOCH_SHIFT;
    }

    /** The same day that many months later, or the last of its month where there is no such day. */
    static long epochDayAfterMonths(int date, int months) {
        int total = year(date) * 12 + month(date) - 1 + months;
        int year = total / 12;
        int month = total % 12 + 1;
        return epochDay(year, month, Math.min(day(date), TimeField.daysInMonth(year, month)));
    }

    static int year(int date) {
        return date >> 16;
    }

    static int month(int date) {
        return date >> 8 & 0xFF;
    }

    static int day(int date) {
        return date & 0xFF;
    }
}
