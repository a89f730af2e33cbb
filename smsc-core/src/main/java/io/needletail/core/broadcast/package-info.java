/**
 * broadcast_sm, query_broadcast_sm and cancel_broadcast_sm (5.0 sections 4.4 and 4.6) over areas that are modelled: what is
 * remembered of a broadcast, its file, its answers. Owned by the thread {@code smsc-broadcast}, which event loops ask. Knows the
 * protocol, not sessions and shards.
 */
@NullMarked
package io.needletail.core.broadcast;

import org.jspecify.annotations.NullMarked;
