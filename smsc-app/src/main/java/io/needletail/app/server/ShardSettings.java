package io.needletail.app.server;

import io.needletail.app.config.MessageConfig;
import io.needletail.app.config.ShardsConfig.WaitStrategy;
import io.needletail.app.config.SmscConfig;
import io.needletail.core.shard.RetrySchedule;
import io.needletail.core.shard.ShardConfig;
import io.needletail.core.shard.ShardLane;
import java.time.Duration;

/** The configuration as a shard takes it. */
final class ShardSettings {
    private static final int YIELDING_SPINS = 1_000;
    private static final int BUSY_SPINS = Integer.MAX_VALUE - 1;

    private ShardSettings() {}

    static ShardConfig of(int index, SmscConfig config) {
        return new ShardConfig(
                index,
                config.shards().count(),
                config.shards().maxMessages(),
                new RetrySchedule(config.message().retrySchedule().stream()
                        .mapToLong(Duration::toMillis)
                        .toArray()),
                new ShardConfig.Validity(
                        config.message().defaultValidity().toMillis(),
                        config.message().maxValidity().toMillis(),
                        config.message().beyondMaxValidity() == MessageConfig.BeyondMax.CUT,
                        config.message().schedulePast().toMillis(),
                        config.message().transactionTimeout().toMillis(),
                        config.message().transactionTimeoutStatus()),
                new ShardConfig.Receipts(
                        config.timers().response().toMillis(),
                        config.receipt().retryDelay().toMillis(),
                        config.receipt().maxRetryDelay().toMillis(),
                        config.receipt().dropRejected()),
                config.journal().retainBytes(),
                config.routing().trace());
    }

    /** Whether event loops take the turns of shards. */
    static boolean lent(SmscConfig config) {
        return config.shards().waitStrategy() == WaitStrategy.EVENT_LOOP;
    }

    /** Polls of an empty ring before the shard's thread parks, as {@link ShardLane} takes them. */
    static int spins(SmscConfig config) {
        return switch (config.shards().waitStrategy()) {
            case AUTO, EVENT_LOOP -> 0;
            case BLOCKING -> ShardLane.ADAPTIVE;
            case YIELDING -> YIELDING_SPINS;
            case BUSY_SPIN -> BUSY_SPINS;
        };
    }
}
