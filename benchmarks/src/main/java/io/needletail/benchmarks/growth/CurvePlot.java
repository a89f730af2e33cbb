package io.needletail.benchmarks.growth;

import io.needletail.benchmarks.run.Spread;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Draws a curve as SVG: submits a second (left, with bars from least to greatest) and CPU a message (right) over the values,
 * which stand at equal distances.
 */
final class CurvePlot {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 320;
    private static final int LEFT = 80;
    private static final int RIGHT = 560;
    private static final int TOP = 50;
    private static final int BOTTOM = 260;
    private static final int GRID_LINES = 4;
    private static final String RATE_COLOR = "#1f6feb";
    private static final String CPU_COLOR = "#d1242f";
    private static final double[] ROUND = {1, 2, 2.5, 5, 10};

    private final Curve curve;
    private final List<Function<ToDoubleFunction<Measured>, Spread>> columns;
    private final StringBuilder svg = new StringBuilder();

    CurvePlot(Curve curve, GrowthLog log) {
        this.curve = curve;
        this.columns = curve.points().stream()
                .map(point -> log.runs(curve.name(), point.value()))
                .<Function<ToDoubleFunction<Measured>, Spread>>map(runs -> value -> Spread.of(runs, value))
                .toList();
    }

    String draw() {
        add(
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' font-family='sans-serif' font-size='12'>",
                WIDTH, HEIGHT);
        add("<rect width='%d' height='%d' fill='white'/>", WIDTH, HEIGHT);
        text(WIDTH / 2.0, HEIGHT - 14, "middle", "black", curve.title());
        text(LEFT, TOP - 24, "start", RATE_COLOR, "submits a second, thousands");
        text(RIGHT, TOP - 24, "end", CPU_COLOR, "CPU a message, µs");
        for (int i = 0; i < columns.size(); i++) {
            text(
                    x(i),
                    BOTTOM + 18,
                    "middle",
                    "black",
                    String.format(Locale.ROOT, "%,d", curve.points().get(i).value()));
        }
        series(run -> run.figures().perSecond() / 1000, RATE_COLOR, LEFT - 8, "end", true);
        series(run -> run.figures().serverCpuMicros(), CPU_COLOR, RIGHT + 8, "start", false);
        return svg.append("</svg>\n").toString();
    }

    private void series(ToDoubleFunction<Measured> value, String color, int labelX, String anchor, boolean grid) {
        List<Spread> spreads =
                columns.stream().map(column -> column.apply(value)).toList();
        double step = step(spreads.stream().mapToDouble(Spread::max).max().orElse(1));
        for (int i = 0; i <= GRID_LINES; i++) {
            double y = BOTTOM - (BOTTOM - TOP) * i / (double) GRID_LINES;
            if (grid) {
                add("<line x1='%d' y1='%.1f' x2='%d' y2='%.1f' stroke='#dddddd'/>", LEFT, y, RIGHT, y);
            }
            text(labelX, y + 4, anchor, color, String.format(Locale.ROOT, step < 1 ? "%.2f" : "%,.0f", step * i));
        }
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < spreads.size(); i++) {
            Spread spread = spreads.get(i);
            double y = y(spread.median(), step);
            line.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(i), y));
            add(
                    "<line x1='%.1f' y1='%.1f' x2='%.1f' y2='%.1f' stroke='%s'/>",
                    x(i), y(spread.min(), step), x(i), y(spread.max(), step), color);
            add("<circle cx='%.1f' cy='%.1f' r='3' fill='%s'/>", x(i), y, color);
        }
        add(
                "<polyline points='%s' fill='none' stroke='%s' stroke-width='2'/>",
                line.toString().strip(), color);
    }

    /** Distance of grid lines: a round number, so that all of them reach the greatest value. */
    private static double step(double greatest) {
        double least = greatest / GRID_LINES;
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double round : ROUND) {
            if (round * power >= least) {
                return round * power;
            }
        }
        return 10 * power;
    }

    private double x(int index) {
        return LEFT + (RIGHT - LEFT) * (index + 0.5) / columns.size();
    }

    private static double y(double value, double step) {
        return BOTTOM - (BOTTOM - TOP) * value / (step * GRID_LINES);
    }

    private void text(double x, double y, String anchor, String color, String text) {
        add("<text x='%.1f' y='%.1f' text-anchor='%s' fill='%s'>%s</text>", x, y, anchor, color, text);
    }

    private void add(String format, Object... arguments) {
        svg.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }
}
