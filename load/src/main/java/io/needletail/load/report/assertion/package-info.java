/**
 * What a run has to reach, for CI: {@code p99<20ms,lost=0} over one report, {@code rate>=0.95x} over two.
 *
 * <p>No threads; any thread.
 */
@NullMarked
package io.needletail.load.report.assertion;

import org.jspecify.annotations.NullMarked;
