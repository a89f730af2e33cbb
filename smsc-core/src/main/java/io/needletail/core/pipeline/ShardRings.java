package io.needletail.core.pipeline;

import java.util.concurrent.ScheduledExecutorService;

/** The rings of all shards, in their order, as one event loop is to publish to them. */
@FunctionalInterface
public interface ShardRings {

    /**
     * Those of a loop. Called once for each, by the thread that wires the server.
     *
     * @param outboxes of the loop, by shard
     */
    ShardRing[] of(ScheduledExecutorService loop, OutboxRing[] outboxes);
}
