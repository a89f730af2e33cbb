package io.needletail.benchmarks.run;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Median, least and greatest of some values; NaN where there are none.
 *
 * @param median the middle one, or the mean of the two in the middle
 * @param min the least
 * @param max the greatest
 */
public record Spread(double median, double min, double max) {
    public static <T> Spread of(List<T> runs, ToDoubleFunction<T> value) {
        double[] sorted = runs.stream()
                .mapToDouble(value)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        int count = sorted.length;
        if (count == 0) {
            return new Spread(Double.NaN, Double.NaN, Double.NaN);
        }
        return new Spread((sorted[(count - 1) / 2] + sorted[count / 2]) / 2, sorted[0], sorted[count - 1]);
    }
}
