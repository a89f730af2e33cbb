package io.needletail.app.config;

import io.needletail.app.config.bind.Key;
import io.needletail.app.config.bind.KeyTypes;
import io.needletail.app.config.bind.Topic;
import java.util.List;

/**
 * How many shards there are and how their rings wait.
 *
 * @param waitStrategy already resolved: never AUTO
 * @param maxMessages live messages of one shard beyond which submits are refused
 */
public record ShardsConfig(int count, int ringSize, WaitStrategy waitStrategy, int maxMessages) {

    /** Which thread takes a shard's turns, and how it waits for work. */
    public enum WaitStrategy {
        /** EVENT_LOOP on one or two processors, else BLOCKING. */
        AUTO,
        /** The event loop, once it has read what is there; the shard's own thread for what is due later or very much. */
        EVENT_LOOP,
        /** The shard's own thread, which polls for a moment when events are few and come soon, else parks. */
        BLOCKING,
        /** The shard's own thread, which spins and yields; lower latency, one core busy. */
        YIELDING,
        /** The shard's own thread, which spins; lowest latency, one core burnt. */
        BUSY_SPIN;

        /** This, or what AUTO stands for. */
        WaitStrategy on(int processors) {
            if (this != AUTO) {
                return this;
            }
            return processors <= FEW_PROCESSORS ? EVENT_LOOP : BLOCKING;
        }
    }

    /** On so few a thread that waits for the event loop takes its processor away from somebody. */
    private static final int FEW_PROCESSORS = 2;

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
            WaitStrategy.AUTO,
            "Who takes a shard's turns: event-loop is the event loop, when it has read; blocking is a thread of the shard's own,"
                    + " which parks; yielding and busy-spin are the same and burn a core for latency; auto is event-loop on"
                    + " one or two processors, else blocking.");

    static final Key<Integer> MAX_MESSAGES = new Key<>(
            "shard.max-messages",
            KeyTypes.integer(1, 100_000_000),
            50_000_000,
            "Messages waiting in one shard beyond which submits are answered ESME_RMSGQFUL; each takes at most 64 bytes"
                    + " of heap.");

    static final Topic<ShardsConfig> TOPIC = new Topic<>(
            "Shards",
            "The owners of messages.",
            List.of(COUNT, RING_SIZE, WAIT_STRATEGY, MAX_MESSAGES),
            v -> new ShardsConfig(
                    v.get(COUNT),
                    v.get(RING_SIZE),
                    v.get(WAIT_STRATEGY).on(Runtime.getRuntime().availableProcessors()),
                    v.get(MAX_MESSAGES)));
}
