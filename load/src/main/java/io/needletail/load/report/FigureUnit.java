package io.needletail.load.report;

import java.util.Locale;

/** What a {@link Figure} is measured in, and how it is shown. Stateless: any thread. */
public enum FigureUnit {
    /** Milliseconds. */
    TIME {
        @Override
        public String format(double millis) {
            double size = Math.abs(millis);
            if (size >= 10_000) {
                return digits(millis / 1000) + " s";
            }
            return size >= 1 || size == 0 ? digits(millis) + " ms" : digits(millis * 1000) + " us";
        }
    },
    /** Messages a second. */
    RATE {
        @Override
        public String format(double value) {
            return (Math.abs(value) < 100 ? digits(value) : grouped(value)) + "/s";
        }
    },
    /** How many. */
    COUNT {
        @Override
        public String format(double value) {
            return grouped(value);
        }
    },
    /** Percent: 100 is all. */
    PERCENT {
        @Override
        public String format(double value) {
            return digits(value) + " %";
        }
    };

    /** A value of this unit with the unit, for people; three significant digits or all before the point. */
    public abstract String format(double value);

    /** {@link #format(double)} of a whole number. */
    public String format(long value) {
        return format((double) value);
    }

    private static String grouped(double value) {
        return String.format(Locale.ROOT, "%,d", Math.round(value));
    }

    private static String digits(double value) {
        double size = Math.abs(value);
        if (size >= 100 || value == 0) {
            return grouped(value);
        }
        return String.format(Locale.ROOT, size >= 10 ? "%.1f" : "%.2f", value);
    }
}
