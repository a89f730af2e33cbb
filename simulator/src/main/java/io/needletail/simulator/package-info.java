/**
 * Simulated handsets: outcomes and delays from a seed.
 *
 * <p>Called on the shard thread; depends on {@code io.needletail.api} only. Nothing here has state: what happens to a
 * message follows from the seed, its id, the attempt and its destination, so that a restart changes nothing.
 */
@NullMarked
package io.needletail.simulator;

import org.jspecify.annotations.NullMarked;
