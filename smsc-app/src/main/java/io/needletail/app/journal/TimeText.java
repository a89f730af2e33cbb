package io.needletail.app.journal;

import java.time.Instant;

/** Writes times as ISO 8601 with milliseconds, in UTC; quick for times of about the same minute. One thread. */
final class TimeText {
    private static final long MINUTE_MILLIS = 60_000;

    private long minute = Long.MIN_VALUE;
    private String prefix = "";

    void append(long millis, StringBuilder out) {
        long its = Math.floorDiv(millis, MINUTE_MILLIS);
        if (its != minute) {
            minute = its;
            String text = Instant.ofEpochMilli(its * MINUTE_MILLIS).toString();
            prefix = text.substring(0, text.length() - "00Z".length());
        }
        int rest = (int) (millis - its * MINUTE_MILLIS);
        int seconds = rest / 1000;
        int thousandths = rest % 1000;
        out.append(prefix).append((char) ('0' + seconds / 10)).append((char) ('0' + seconds % 10));
        out.append('.').append((char) ('0' + thousandths / 100));
        out.append((char) ('0' + thousandths / 10 % 10)).append((char) ('0' + thousandths % 10));
        out.append('Z');
    }
}
