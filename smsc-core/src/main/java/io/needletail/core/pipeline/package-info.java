/**
 * What lies between event loops and shards: the ring a shard is fed through, and the outbox through which it answers.
 *
 * <p>Event loops publish to {@link io.needletail.core.pipeline.ShardRing} and drain
 * {@link io.needletail.core.pipeline.OutboxRing}; the shard thread does the opposite. Nothing here blocks.
 */
package io.needletail.core.pipeline;
