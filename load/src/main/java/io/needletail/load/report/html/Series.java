package io.needletail.load.report.html;

/**
 * A curve.
 *
 * @param name for the legend
 * @param style class in the style sheet, which chooses colour and dashes
 * @param x values on the horizontal axis, ascending
 * @param y values on the vertical axis, as many; not a number where the curve has a gap
 */
record Series(String name, String style, double[] x, double[] y) {
    /** The largest value; 0 if there is none. */
    double largest() {
        double largest = 0;
        for (double value : y) {
            largest = value > largest ? value : largest;
        }
        return largest;
    }

    /** The smallest value above 0; 0 if there is none. */
    double smallestPositive() {
        double smallest = Double.POSITIVE_INFINITY;
        for (double value : y) {
            smallest = value > 0 && value < smallest ? value : smallest;
        }
        return Double.isFinite(smallest) ? smallest : 0;
    }
}
