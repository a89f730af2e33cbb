package io.needletail.load.report.html;

import io.needletail.load.report.FigureUnit;
import io.needletail.load.report.Latency;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Latency by percentile, as curves and as a table. */
final class Distribution {
    private static final int POINTS = 400;
    private static final int HINTS = 80;
    private static final double[] PERCENTILES = {50, 75, 90, 95, 99, 99.9, 99.99, 99.999};

    private final List<String> names = new ArrayList<>();
    private final List<String> styles = new ArrayList<>();
    private final List<Latency> latencies = new ArrayList<>();

    /** Adds a distribution, unless it is empty. */
    Distribution add(String name, String style, Latency latency) {
        if (latency.count() > 0) {
            names.add(name);
            styles.add(style);
            latencies.add(latency);
        }
        return this;
    }

    void drawOn(Markup page) {
        if (latencies.isEmpty()) {
            page.element("p", "No latency was measured.");
            return;
        }
        NinesScale horizontal = new NinesScale(
                latencies.stream().mapToLong(Latency::count).max().orElse(1));
        List<Series> curves = new ArrayList<>();
        for (int i = 0; i < latencies.size(); i++) {
            curves.add(curve(i, horizontal));
        }
        double smallest =
                curves.stream().mapToDouble(Series::smallestPositive).min().orElse(1);
        double largest = curves.stream().mapToDouble(Series::largest).max().orElse(1);
        Plot plot = new Plot("plot-percentiles", description(), horizontal, LogScale.around(smallest, largest));
        curves.forEach(plot::curve);
        for (int i = 0; i < HINTS; i++) {
            double middle = (i + 0.5) / HINTS;
            plot.hint(new Hint((double) i / HINTS, (i + 1.0) / HINTS, hint(horizontal.percentileAt(middle))));
        }
        plot.drawOn(page);
        table(page);
    }

    private Series curve(int index, NinesScale horizontal) {
        Latency latency = latencies.get(index);
        double[] x = new double[POINTS + 1];
        double[] y = new double[POINTS + 1];
        for (int i = 0; i <= POINTS; i++) {
            x[i] = i == POINTS ? 100 : horizontal.percentileAt((double) i / POINTS);
            y[i] = latency.millisAt(x[i]);
        }
        return new Series(names.get(index), styles.get(index), x, y);
    }

    private void table(Markup page) {
        List<String> head = new ArrayList<>(List.of("Percentile"));
        head.addAll(names);
        List<List<String>> rows = new ArrayList<>();
        for (double percentile : PERCENTILES) {
            List<String> row = new ArrayList<>(List.of(label(percentile)));
            latencies.forEach(latency -> row.add(FigureUnit.TIME.format(latency.millisAt(percentile))));
            rows.add(row);
        }
        rows.add(row("max", latencies.stream().map(Latency::maxMillis).toList()));
        rows.add(row("mean", latencies.stream().map(Latency::meanMillis).toList()));
        Tables.grid(page, "Latency by percentile", head, rows);
    }

    private static List<String> row(String name, List<Double> millis) {
        List<String> row = new ArrayList<>(List.of(name));
        millis.forEach(value -> row.add(FigureUnit.TIME.format(value)));
        return row;
    }

    private String description() {
        StringBuilder text = new StringBuilder("Latency by percentile, both axes logarithmic.");
        for (int i = 0; i < latencies.size(); i++) {
            text.append(' ').append(names.get(i)).append(": median ");
            text.append(FigureUnit.TIME.format(latencies.get(i).millisAt(50))).append(", p99 ");
            text.append(FigureUnit.TIME.format(latencies.get(i).millisAt(99))).append('.');
        }
        return text.toString();
    }

    private String hint(double percentile) {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%.4f %%", percentile));
        for (int i = 0; i < latencies.size(); i++) {
            text.append('\n').append(names.get(i)).append(' ');
            text.append(FigureUnit.TIME.format(latencies.get(i).millisAt(percentile)));
        }
        return text.toString();
    }

    private static String label(double percentile) {
        return "p" + (percentile == Math.rint(percentile) ? Integer.toString((int) percentile) : percentile);
    }
}
