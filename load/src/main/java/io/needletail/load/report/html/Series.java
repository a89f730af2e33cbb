package io.needletail.load.report.html;

/** A curve. Immutable once made: the arrays are its own. */
final class Series {
    private final String name;
    private final String style;
    private final double[] x;
    private final double[] y;

    /**
     * @param name for the legend
     * @param style class in the style sheet, which chooses colour and dashes
     * @param x values on the horizontal axis, ascending; taken over
     * @param y values on the vertical axis, as many; not a number where the curve has a gap; taken over
     */
    Series(String name, String style, double[] x, double[] y) {
        this.name = name;
        this.style = style;
        this.x = x;
        this.y = y;
    }

    String name() {
        return name;
    }

    String style() {
        return style;
    }

    /** How many points. */
    int length() {
        return x.length;
    }

    double x(int point) {
        return x[point];
    }

    double y(int point) {
        return y[point];
    }

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
