package io.needletail.core.server;

import io.needletail.core.session.SessionConfig;
import java.time.Duration;

/**
 * Where and how an SMPP server listens.
 *
 * @param host name or address to listen on
 * @param port 0 for any free port
 * @param ioThreads event loops, each a thread
 * @param outboxBytes for each pair of event loop and shard, a power of two from 1 MiB
 * @param maxConnections connections served at a time, bound or not
 * @param authenticationThreads binds verified at a time
 * @param authenticationQueue binds that may wait for that; more are answered RSYSERR
 * @param drainTimeout how long a stop waits for sessions to unbind; at most 8 s, so that all is over in 10
 * @param session what all sessions have in common
 */
public record SmppServerConfig(
        String host,
        int port,
        int ioThreads,
        int outboxBytes,
        int maxConnections,
        int authenticationThreads,
        int authenticationQueue,
        Duration drainTimeout,
        SessionConfig session) {
    private static final Duration MAX_DRAIN = Duration.ofSeconds(8);

    public SmppServerConfig {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be 0 to 65535, not " + port);
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
        return new SmppServerConfig(host, port, 1, 4 << 20, 10_000, 2, 1_000, Duration.ofSeconds(7), session);
    }

    private static void requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, not " + value);
        }
    }
}
