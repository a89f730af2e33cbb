package io.needletail.load.report.html;

/**
 * A mark on an axis.
 *
 * @param at place on the axis from 0 to 1
 * @param label empty for a line without a text
 * @param spare left out where there is little room
 */
record Tick(double at, String label, boolean spare) {}
