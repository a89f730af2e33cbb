package io.needletail.app.config;

import io.needletail.app.config.bind.Key;
import io.needletail.app.config.bind.KeyTypes;
import io.needletail.app.config.bind.Topic;
import java.time.Duration;
import java.util.List;

/**
 * For how long query_sm knows of messages that have reached a final state.
 *
 * @param keep after the final state
 * @param maxMessages newest messages of each shard that are remembered; 0 for none
 */
public record QueryConfig(Duration keep, int maxMessages) {
    static final Key<Duration> KEEP = new Key<>(
            "query.keep",
            KeyTypes.duration(Duration.ofSeconds(1), Duration.ofDays(30)),
            Duration.ofHours(24),
            "How long query_sm tells the final state of a message; afterwards its id is unknown.");
    static final Key<Integer> MAX_MESSAGES = new Key<>(
            "query.max-messages",
            KeyTypes.integer(0, 1 << 26),
            1 << 20,
            "Newest messages of each shard whose final state is remembered, 24 bytes of a mapped file each; 0 remembers none.");

    static final Topic<QueryConfig> TOPIC = new Topic<>(
            "Queries",
            "What query_sm knows of messages that have ended.",
            List.of(KEEP, MAX_MESSAGES),
            v -> new QueryConfig(v.get(KEEP), v.get(MAX_MESSAGES)));
}
