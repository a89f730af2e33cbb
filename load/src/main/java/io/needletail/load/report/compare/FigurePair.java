package io.needletail.load.report.compare;

import io.needletail.load.report.Figure;
import io.needletail.load.report.assertion.Assertion;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * One figure of two runs.
 *
 * @param base of the first run; empty where it has measured nothing of the kind
 * @param other of the second run
 */
public record FigurePair(Figure figure, OptionalDouble base, OptionalDouble other) {
    /** How much better or worse counts as the same. */
    private static final double TOLERANCE = 0.02;

    /** What the step from the first run to the second means. */
    public enum Change {
        BETTER,
        WORSE,
        /** Within two per cent, or neither good nor bad. */
        SAME
    }

    public String baseText() {
        return text(base);
    }

    public String otherText() {
        return text(other);
    }

    /** The second as a multiple of the first, such as {@code 0.98x}; a dash where there is none. */
    public String ratioText() {
        OptionalDouble ratio = Assertion.ratio(base, other);
        if (ratio.isEmpty() || Double.isInfinite(ratio.getAsDouble())) {
            return "-";
        }
        return String.format(Locale.ROOT, ratio.getAsDouble() < 10 ? "%.2fx" : "%.0fx", ratio.getAsDouble());
    }

    public Change change() {
        OptionalDouble ratio = Assertion.ratio(base, other);
        if (ratio.isEmpty()
                || figure.better() == Figure.Better.NEITHER
                || Math.abs(ratio.getAsDouble() - 1) <= TOLERANCE) {
            return Change.SAME;
        }
        boolean grown = ratio.getAsDouble() > 1;
        return grown == (figure.better() == Figure.Better.HIGHER) ? Change.BETTER : Change.WORSE;
    }

    private String text(OptionalDouble value) {
        return value.isPresent() ? figure.unit().format(value.getAsDouble()) : "-";
    }
}
