package io.needletail.core.server;

import io.needletail.api.account.Account;
import io.needletail.api.account.AccountDirectory;
import io.needletail.api.account.BindVerdict;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.time.Clock;
import io.needletail.core.account.AccountRegistry;
import io.needletail.core.pipeline.OutboxRing;
import io.needletail.core.pipeline.ShardRing;
import io.needletail.core.session.BindBackoffConfig;
import io.needletail.core.session.LoopMetrics;
import io.needletail.core.session.SessionConfig;
import io.needletail.core.session.SessionTimeouts;
import java.net.BindException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/** A server on a free port with loopback shards behind it. Any system_id binds with the password {@code secret}. */
final class RunningServer implements AutoCloseable {
    final LoopbackShard[] shards;
    final SmppServer server;

    /** What a test may set before the start. */
    static final class Setup {
        Account limits = new Account("template", 0, 100, 10, 0);
        int loops = 1;
        int shards = 1;
        int ringSize = 1024;
        int maxConnections = 2_000;
        int authenticationQueue = 100;
        SessionTimeouts timeouts = SessionTimeouts.usual();
        long slowReaderBytes = 16 << 20;
        Duration drain = Duration.ofSeconds(2);
        List<ListenerConfig> listeners = List.of(ListenerConfig.plain("127.0.0.1", 0));
        BindBackoffConfig backoff = BindBackoffConfig.usual();
        AccountDirectory directory = this::authenticate;

        RunningServer start() {
            try {
                return new RunningServer(this);
            } catch (BindException e) {
                throw new AssertionError(e);
            }
        }

        BindVerdict authenticate(String systemId, String password, InetAddress remote) {
            return password.equals("secret")
                    ? new BindVerdict.Granted(new Account(
                            systemId,
                            limits.maxBinds(),
                            limits.submitWindow(),
                            limits.deliverWindow(),
                            limits.submitsPerSecond()))
                    : new BindVerdict.Denied(CommandStatus.RBINDFAIL, "wrong password");
        }
    }

    static Setup setup() {
        return new Setup();
    }

    private RunningServer(Setup setup) throws BindException {
        IoLoops loops = new IoLoops(setup.loops, setup.shards, 1 << 20);
        shards = new LoopbackShard[setup.shards];
        ShardRing[] rings = new ShardRing[setup.shards];
        for (int shard = 0; shard < setup.shards; shard++) {
            OutboxRing[] outboxes = new OutboxRing[setup.loops];
            for (int loop = 0; loop < setup.loops; loop++) {
                outboxes[loop] = loops.outboxes(loop)[shard];
            }
            shards[shard] = new LoopbackShard(shard, setup.shards, setup.ringSize, outboxes);
            rings[shard] = shards[shard].ring();
        }
        SessionConfig session = new SessionConfig(
                "needletail", 0x50, 70_000, CommandStatus.RMSGQFUL, setup.slowReaderBytes, setup.timeouts);
        SmppServerConfig config = new SmppServerConfig(
                setup.listeners,
                setup.loops,
                1 << 20,
                setup.maxConnections,
                2,
                setup.authenticationQueue,
                setup.drain,
                setup.backoff,
                session);
        server = SmppServer.start(
                config,
                loops,
                (loop, outboxes) -> rings,
                new AccountRegistry(setup.limits),
                setup.directory,
                Clock.system());
    }

    int port() {
        return server.port();
    }

    LoopbackShard shard() {
        return shards[0];
    }

    LoopMetrics metrics() {
        return server.metrics(0);
    }

    @Override
    public void close() {
        server.close();
        for (LoopbackShard shard : shards) {
            shard.close();
        }
    }
}
