/**
 * What a message costs that goes through to a carrier and whose receipt comes back, beside one that is only accepted. May depend on
 * {@code run}.
 */
@NullMarked
package io.needletail.benchmarks.through;

import org.jspecify.annotations.NullMarked;
