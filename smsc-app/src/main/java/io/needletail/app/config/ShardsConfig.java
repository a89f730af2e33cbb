package io.needletail.app.config;

import io.needletail.app.config.bind.Key;
import io.needletail.app.config.bind.KeyTypes;
import io.needletail.app.config.bind.Topic;
import java.util.List;

/**
 * How many shards there are and how their rings wait.
 *
 * @param maxMessages live messages of one shard beyond which submits are refused
 */
public record ShardsConfig(int count, int ringSize, WaitStrategy waitStrategy, int maxMessages) {

    /** How a shard thread waits for work. */
    public enum WaitStrategy {
        /** Polls for a moment when events are few and come soon, else parks; right when cores are few. */
        BLOCKING,
        /** Spins and yields; lower latency, one core busy. */
        YIELDING,
        /** Spins; lowest latency, one core burnt. */
        BUSY_SPIN
    }

    static final Key<Integer> COUNT = new Key<>(
            "shard.count",
            KeyTypes.integer(1, 64),
            1,
            "Shards, each with a thread, a ring and a journal. Changing it needs an empty data.dir.");
    static final Key<Integer> RING_SIZE = new Key<>(
            "shard.ring-size", KeyTypes.powerOfTwo(64, 1 << 20), 8_192, "Slots between the event loops and a shard.");
    static final Key<WaitStrategy> WAIT_STRATEGY = new Key<>(
            "shard.wait-strategy",
            KeyTypes.choice(WaitStrategy.class),
            WaitStrategy.BLOCKING,
            "How a shard waits for work: blocking parks, after a moment of polling where that pays; yielding and busy-spin burn"
                    + " a core for latency.");

    static final Key<Integer> MAX_MESSAGES = new Key<>(
            "shard.max-messages",
            KeyTypes.integer(1, 100_000_000),
            50_000_000,
            "Messages waiting in one shard beyond which submits are answered ESME_RMSGQFUL; each takes 64 bytes of heap.");

    static final Topic<ShardsConfig> TOPIC = new Topic<>(
            "Shards",
            "The owners of messages.",
            List.of(COUNT, RING_SIZE, WAIT_STRATEGY, MAX_MESSAGES),
            v -> new ShardsConfig(v.get(COUNT), v.get(RING_SIZE), v.get(WAIT_STRATEGY), v.get(MAX_MESSAGES)));
}
