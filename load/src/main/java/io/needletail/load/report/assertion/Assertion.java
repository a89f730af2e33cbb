package io.needletail.load.report.assertion;

import io.needletail.load.report.Figure;
import io.needletail.load.report.LoadReport;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * One thing a run has to reach.
 *
 * @param figure what is held against the bound
 * @param bound in the figure's unit; with {@code ratio} a multiple of the base run's value
 * @param ratio the figure is divided by that of a base run
 * @param text as the user wrote it
 */
public record Assertion(Figure figure, Relation relation, double bound, boolean ratio, String text) {

    /** Holds it against one report; a figure the run has not measured fails. */
    AssertionResult check(LoadReport report) {
        OptionalDouble value = figure.of(report);
        return result(
                value, value.isPresent() ? figure.unit().format(value.getAsDouble()) : "nothing of the kind measured");
    }

    /** Holds it against another report as compared with a base. */
    AssertionResult check(LoadReport base, LoadReport other) {
        if (!ratio) {
            return check(other);
        }
        OptionalDouble value = ratio(figure.of(base), figure.of(other));
        return result(value, value.isPresent() ? ratioText(value.getAsDouble(), base, other) : "nothing to compare");
    }

    /** How many times the base's value another has; 1 where both are 0. */
    public static OptionalDouble ratio(OptionalDouble base, OptionalDouble other) {
        if (base.isEmpty() || other.isEmpty()) {
            return OptionalDouble.empty();
        }
        double from = base.getAsDouble();
        double to = other.getAsDouble();
        return OptionalDouble.of(from == 0 && to == 0 ? 1 : to / from);
    }

    private AssertionResult result(OptionalDouble value, String actual) {
        boolean passed = value.isPresent() && relation.holds(value.getAsDouble(), bound);
        return new AssertionResult(this, actual, passed);
    }

    private String ratioText(double value, LoadReport base, LoadReport other) {
        return String.format(Locale.ROOT, "%.3fx (%s to %s)", value, figure.text(base), figure.text(other));
    }
}
