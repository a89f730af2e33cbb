package io.needletail.load.report.html;

import io.needletail.load.report.FigureUnit;
import java.util.ArrayList;
import java.util.List;

/** Equal distances for equal ratios, for times in milliseconds; whole decades, marked at 1 and, without a text, at 2 and 5. */
final class LogScale implements Scale {
    private static final double FINEST_MILLIS = 0.001;

    private final int from;
    private final int to;

    private LogScale(int from, int to) {
        this.from = from;
        this.to = to;
    }

    /** The decades from the one of the smallest to the one above the largest value; values of 0 and less are passed over. */
    static LogScale around(double smallest, double largest) {
        double low = Math.max(smallest, FINEST_MILLIS);
        double high = Math.max(largest, low);
        int from = (int) Math.floor(Math.log10(low));
        return new LogScale(from, Math.max(from + 1, (int) Math.ceil(Math.log10(high))));
    }

    @Override
    public double at(double value) {
        return (Math.log10(Math.max(value, FINEST_MILLIS)) - from) / (to - from);
    }

    @Override
    public List<Tick> ticks() {
        List<Tick> ticks = new ArrayList<>();
        for (int power = from; power <= to; power++) {
            double decade = Math.pow(10, power);
            ticks.add(new Tick(at(decade), label(decade), false));
            if (power < to) {
                ticks.add(new Tick(at(2 * decade), "", true));
                ticks.add(new Tick(at(5 * decade), "", true));
            }
        }
        return ticks;
    }

    private static String label(double millis) {
        return FigureUnit.TIME.format(millis).replaceFirst("\\.0+ ", " ");
    }
}
