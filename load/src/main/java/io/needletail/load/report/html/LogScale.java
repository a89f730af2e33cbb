package io.needletail.load.report.html;

import java.util.ArrayList;
import java.util.List;

/**
 * Equal distances for equal ratios, for times in milliseconds. It begins and ends at 1, 2 or 5 times a power of ten; the
 * powers have a text, the others where there are few.
 */
final class LogScale implements Scale {
    private static final double FINEST_MILLIS = 0.001;
    private static final int[] STEPS = {1, 2, 5};
    /** Marks up to which each has a text: two decades. */
    private static final int FEW = 7;

    /** Number of the first mark; mark n is at {@code STEPS[n mod 3] * 10^(n div 3)} milliseconds. */
    private final int from;

    private final int to;

    private LogScale(int from, int to) {
        this.from = from;
        this.to = to;
    }

    /** From the mark at or below the smallest value to the one at or above the largest, a decade at least. */
    static LogScale around(double smallest, double largest) {
        double low = Math.max(smallest, FINEST_MILLIS);
        int from = STEPS.length * (int) Math.floor(Math.log10(low));
        while (mark(from + 1) <= low) {
            from++;
        }
        int to = from + STEPS.length;
        while (mark(to) < largest) {
            to++;
        }
        return new LogScale(from, to);
    }

    @Override
    public double at(double value) {
        double low = Math.log10(mark(from));
        return (Math.log10(Math.max(value, FINEST_MILLIS)) - low) / (Math.log10(mark(to)) - low);
    }

    @Override
    public List<Tick> ticks() {
        List<Tick> ticks = new ArrayList<>();
        for (int number = from; number <= to; number++) {
            boolean power = Math.floorMod(number, STEPS.length) == 0;
            String label = power || to - from <= FEW ? label(mark(number)) : "";
            ticks.add(new Tick(at(mark(number)), label, !power));
        }
        return ticks;
    }

    private static double mark(int number) {
        return STEPS[Math.floorMod(number, STEPS.length)] * Math.pow(10, Math.floorDiv(number, STEPS.length));
    }

    private static String label(double millis) {
        if (millis >= 1000) {
            return Math.round(millis / 1000) + " s";
        }
        return millis >= 1 ? Math.round(millis) + " ms" : Math.round(millis * 1000) + " us";
    }
}
