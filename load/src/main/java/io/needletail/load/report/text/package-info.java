/**
 * The report on a terminal: the line that moves while a run lasts, and the table at its end.
 *
 * <p>Plain text, no colours and no cursor movements, so that a log of a CI job reads the same. No threads; any thread.
 */
@NullMarked
package io.needletail.load.report.text;

import org.jspecify.annotations.NullMarked;
