/**
 * The report as a page: one HTML file with everything in it, no script, nothing fetched, well-formed as XML.
 *
 * <p>Plots are SVG drawn here: curves in a nested coordinate system that stretches with the page, axes and texts outside of
 * it that do not, so one drawing serves a phone and a wide screen. Every text goes through {@code Markup}, which escapes
 * it. No threads; any thread.
 */
@NullMarked
package io.needletail.load.report.html;

import org.jspecify.annotations.NullMarked;
