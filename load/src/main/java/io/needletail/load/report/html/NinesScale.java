package io.needletail.load.report.html;

import java.util.ArrayList;
import java.util.List;

/** Percentiles with equal distances for each further nine: 0, 90, 99, 99.9, ... */
final class NinesScale implements Scale {
    private static final int FEWEST = 2;
    private static final int MOST = 7;
    private static final String[] LABELS = {
        "0", "90 %", "99 %", "99.9 %", "99.99 %", "99.999 %", "99.9999 %", "99.99999 %"
    };

    private final int nines;

    /**
     * As many nines as so many values can tell apart.
     *
     * @param values how many were recorded
     */
    NinesScale(long values) {
        nines = (int) Math.max(FEWEST, Math.min(MOST, Math.ceil(Math.log10((double) Math.max(values, 1)))));
    }

    @Override
    public double at(double percentile) {
        return percentile >= 100 ? 1 : Math.min(1, -Math.log10(1 - percentile / 100) / nines);
    }

    /** The percentile at a place from 0 to 1. */
    double percentileAt(double place) {
        return 100 * (1 - Math.pow(10, -place * nines));
    }

    @Override
    public List<Tick> ticks() {
        List<Tick> ticks = new ArrayList<>();
        ticks.add(new Tick(0, LABELS[0], false));
        ticks.add(new Tick(at(50), "50 %", nines > 4));
        for (int i = 1; i <= nines; i++) {
            ticks.add(new Tick((double) i / nines, LABELS[i], nines > 3 && i % 2 == 1 && i != 1));
        }
        return ticks;
    }
}
