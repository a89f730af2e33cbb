/**
 * The report as a file: JSON, with the histograms whole, so that a run can be compared with one of last month.
 *
 * <p>Written by a few lines of our own, which keep the order of the fields and one second a line; read by typesafe-config,
 * which the program has anyway. No threads; any thread.
 */
@NullMarked
package io.needletail.load.report.json;

import org.jspecify.annotations.NullMarked;
