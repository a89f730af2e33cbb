/**
 * A carrier as one shard sees it: pace, window, lanes of waiting messages, what its answers and receipts mean, and the ids it
 * gives. Connections to carriers are {@code io.needletail.core.link}'s; here is no I/O, no clock and no thread.
 *
 * <p>Shard thread only; configuration is immutable. May depend on {@code table} and {@code protocol}.
 */
@NullMarked
package io.needletail.core.carrier;

import org.jspecify.annotations.NullMarked;
