package io.needletail.load.report.html;

import io.needletail.load.report.FigureUnit;
import io.needletail.load.report.SecondFigures;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What happened second by second: the axis of time, curves over it, and the same as a table. */
final class OverTime {
    /** Beyond this many, hints would be narrower than a pointer, and only make the page large. */
    private static final int MOST_HINTS = 900;

    private static final int MARKS = 8;
    /** So that a curve that stays at its target is not hidden by the edge. */
    private static final double HEADROOM = 1.04;

    private static final int LONG_RUN_SECONDS = 600;

    private final List<SecondFigures> all;
    /** Without those behind the measured time, of which the last is no whole second: a curve would seem to fall. */
    private final List<SecondFigures> seconds;

    private final double[] times;
    private final Scale axis;

    OverTime(List<SecondFigures> all) {
        this.all = all;
        this.seconds = withoutDrain(all);
        int last = seconds.isEmpty() ? 1 : seconds.get(seconds.size() - 1).second() + 1;
        boolean minutes = last > LONG_RUN_SECONDS;
        double unit = minutes ? 60 : 1;
        this.times = seconds.stream()
                .mapToDouble(second -> (second.second() + 0.5) / unit)
                .toArray();
        this.axis = LinearScale.between(
                0, last / unit, MARKS, value -> FigureUnit.COUNT.format(value) + (minutes ? " min" : " s"));
    }

    void rate(Markup page) {
        Series target = series("target", "grey", SecondFigures::target);
        Series accepted = series("accepted", "blue", SecondFigures::accepted);
        Series refused = series("refused", "red", SecondFigures::refused);
        Series receipts = series("receipts", "green", SecondFigures::receipts);
        double largest = Math.max(
                Math.max(target.largest(), accepted.largest()), Math.max(refused.largest(), receipts.largest()));
        Scale vertical = LinearScale.upTo(largest * HEADROOM, 5, FigureUnit.COUNT::format);
        Plot plot = new Plot(
                "plot-rate",
                "Messages a second over time. Most accepted in one second: "
                        + FigureUnit.COUNT.format(accepted.largest()) + ".",
                axis,
                vertical);
        addIfAny(plot, target);
        plot.curve(accepted);
        addIfAny(plot, refused);
        addIfAny(plot, receipts);
        draw(page, plot);
    }

    void latency(Markup page) {
        Series p50 = series("p50", "blue", second -> positive(second.p50Millis()));
        Series p99 = series("p99", "amber", second -> positive(second.p99Millis()));
        Series max = series("max", "red", second -> positive(second.maxMillis()));
        Plot plot = new Plot(
                "plot-latency",
                "Submit latency of each second, logarithmic. Worst: " + FigureUnit.TIME.format(max.largest()) + ".",
                axis,
                LogScale.around(p50.smallestPositive(), max.largest()));
        draw(page, plot.curve(p50).curve(p99).curve(max));
    }

    void table(Markup page) {
        List<String> head = List.of("Second", "Target", "Sent", "Accepted", "Refused", "Receipts", "p50", "p99", "max");
        Tables.folded(
                page,
                "Second by second, as a table",
                head,
                all.stream().map(this::row).toList());
    }

    private static List<SecondFigures> withoutDrain(List<SecondFigures> all) {
        int end = all.size();
        while (end > 0 && !all.get(end - 1).measured()) {
            end--;
        }
        return end == 0 ? all : all.subList(0, end);
    }

    /** The part of the run that a second belongs to, unless it is the measured one. */
    private String part(SecondFigures second) {
        if (second.measured()) {
            return "";
        }
        boolean behind = second.second() > seconds.get(seconds.size() - 1).second();
        return behind ? " (drain)" : " (warm-up)";
    }

    private void draw(Markup page, Plot plot) {
        long warmUp = seconds.stream().filter(second -> !second.measured()).count();
        if (warmUp > 0 && warmUp < seconds.size()) {
            plot.shadeUpTo((double) warmUp / seconds.size());
        }
        for (int i = 0; i < seconds.size() && seconds.size() <= MOST_HINTS; i++) {
            double width = 1.0 / seconds.size();
            plot.hint(new Hint(i * width, (i + 1) * width, hint(seconds.get(i))));
        }
        plot.drawOn(page);
    }

    private static void addIfAny(Plot plot, Series series) {
        if (series.largest() > 0) {
            plot.curve(series);
        }
    }

    private Series series(String name, String style, ToDoubleFunction<SecondFigures> value) {
        return new Series(
                name, style, times, seconds.stream().mapToDouble(value).toArray());
    }

    /** A second without an answer is a gap in a curve of latencies. */
    private static double positive(double millis) {
        return millis > 0 ? millis : Double.NaN;
    }

    private String hint(SecondFigures second) {
        return "second " + second.second() + part(second)
                + "\naccepted " + FigureUnit.COUNT.format(second.accepted())
                + "\nrefused " + FigureUnit.COUNT.format(second.refused())
                + "\nreceipts " + FigureUnit.COUNT.format(second.receipts())
                + "\np50 " + FigureUnit.TIME.format(second.p50Millis())
                + "\np99 " + FigureUnit.TIME.format(second.p99Millis())
                + "\nmax " + FigureUnit.TIME.format(second.maxMillis());
    }

    private List<String> row(SecondFigures second) {
        return List.of(
                second.second() + part(second),
                second.target() == 0 ? "-" : FigureUnit.COUNT.format(second.target()),
                FigureUnit.COUNT.format(second.sent()),
                FigureUnit.COUNT.format(second.accepted()),
                FigureUnit.COUNT.format(second.refused()),
                FigureUnit.COUNT.format(second.receipts()),
                FigureUnit.TIME.format(second.p50Millis()),
                FigureUnit.TIME.format(second.p99Millis()),
                FigureUnit.TIME.format(second.maxMillis()));
    }
}
