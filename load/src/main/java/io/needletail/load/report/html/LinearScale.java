package io.needletail.load.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/** Equal distances for equal differences, marked at round numbers. */
final class LinearScale implements Scale {
    private static final double[] ROUND = {1, 2, 2.5, 5, 10};

    private final double from;
    private final double to;
    private final double step;
    private final DoubleFunction<String> label;

    private LinearScale(double from, double to, double step, DoubleFunction<String> label) {
        this.from = from;
        this.to = to;
        this.step = step;
        this.label = label;
    }

    /** From 0 to the first mark that is not below the largest value. */
    static LinearScale upTo(double largest, int marks, DoubleFunction<String> label) {
        double step = roundStep(Math.max(largest, 1), marks);
        return new LinearScale(0, Math.ceil(Math.max(largest, 1) / step) * step, step, label);
    }

    /** Exactly from and to. */
    static LinearScale between(double from, double to, int marks, DoubleFunction<String> label) {
        double end = Math.max(to, from + 1);
        return new LinearScale(from, end, Math.max(1, roundStep(end - from, marks)), label);
    }

    @Override
    public double at(double value) {
        return (value - from) / (to - from);
    }

    @Override
    public List<Tick> ticks() {
        List<Tick> ticks = new ArrayList<>();
        long first = (long) Math.ceil(from / step);
        for (long i = first; i * step <= to * (1 + 1e-9); i++) {
            ticks.add(new Tick(at(i * step), label.apply(i * step), (i - first) % 2 == 1));
        }
        return ticks;
    }

    private static double roundStep(double range, int marks) {
        double rough = range / marks;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        for (double round : ROUND) {
            if (round * power >= rough) {
                return round * power;
            }
        }
        return 10 * power;
    }
}
