/**
 * Two runs held against each other, figure by figure.
 *
 * <p>No threads; any thread.
 */
@NullMarked
package io.needletail.load.report.compare;

import org.jspecify.annotations.NullMarked;
