/**
 * What a check is and what it does it with: an {@link io.needletail.conformance.check.Esme} that may say anything, what was
 * said ({@link io.needletail.conformance.check.Transcript}), what may be answered
 * ({@link io.needletail.conformance.check.Expectation}). A check runs in one thread, on connections of its own.
 */
@NullMarked
package io.needletail.conformance.check;

import org.jspecify.annotations.NullMarked;
