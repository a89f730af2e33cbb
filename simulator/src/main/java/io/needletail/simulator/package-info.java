/**
 * Simulated handsets and networks: outcomes, delays and faults from a seed.
 *
 * <p>Called on the shard thread; depends on {@code io.needletail.api} only.
 */
@NullMarked
package io.needletail.simulator;

import org.jspecify.annotations.NullMarked;
