/**
 * What a shard remembers of a live message: a fixed record in primitive arrays, found by id, chained into queues and
 * timers without any object of its own.
 *
 * <p>Owned by one shard thread; only sizes are read by others. Depends on nothing but the JDK.
 */
package io.needletail.core.table;
