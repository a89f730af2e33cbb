package io.needletail.core.server;

import io.needletail.core.session.BindBackoffConfig;
import io.needletail.core.session.SessionConfig;
import java.time.Duration;
import java.util.List;

/**
 * Where and how an SMPP server listens.
 *
 * @param listeners at least one
 * @param ioThreads event loops, each a thread
 * @param outboxBytes for each pair of event loop and shard, a power of two from 1 MiB
 * @param maxConnections connections served at a time, bound or not
 * @param authenticationThreads binds verified at a time
 * @param authenticationQueue binds that may wait for that; more are answered RSYSERR
 * @param drainTimeout how long a stop waits for sessions to unbind; at most 8 s, so that all is over in 10
 * @param backoff against guessing
 * @param session what all sessions have in common
 */
public record SmppServerConfig(
        List<ListenerConfig> listeners,
        int ioThreads,
        int outboxBytes,
        int maxConnections,
        int authenticationThreads,
        int authenticationQueue,
        Duration drainTimeout,
        BindBackoffConfig backoff,
        SessionConfig session) {
    private static final Duration MAX_DRAIN = Duration.ofSeconds(8);

    public SmppServerConfig {
        listeners = List.copyOf(listeners);
        if (listeners.isEmpty()) {
            throw new IllegalArgumentException("a server needs a listener");
        }
        requirePositive("io threads", ioThreads);
        requirePositive("max connections", maxConnections);
        requirePositive("authentication threads", authenticationThreads);
        requirePositive("authentication queue", authenticationQueue);
        if (drainTimeout.isNegative() || drainTimeout.compareTo(MAX_DRAIN) > 0) {
            throw new IllegalArgumentException("drain timeout must be 0 to 8 s, not " + drainTimeout);
        }
    }

    /** One event loop, 10,000 connections, two authentication threads. */
    public static SmppServerConfig usual(String host, int port, SessionConfig session) {
        return new SmppServerConfig(
                List.of(ListenerConfig.plain(host, port)),
                1,
                4 << 20,
                10_000,
                2,
                1_000,
                Duration.ofSeconds(7),
                BindBackoffConfig.usual(),
                session);
    }

    private static void requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, not " + value);
        }
    }
}
