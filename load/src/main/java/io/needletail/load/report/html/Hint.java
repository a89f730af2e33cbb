package io.needletail.load.report.html;

/**
 * A text that a pointer brings up over a part of a plot.
 *
 * @param from where it begins on the horizontal axis, 0 to 1
 * @param to where it ends
 */
record Hint(double from, double to, String text) {}
