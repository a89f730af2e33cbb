package io.needletail.core.server;

import io.needletail.core.pipeline.OutboxRing;
import io.needletail.core.pipeline.ShardRings;
import io.needletail.core.session.SessionConfig;
import io.needletail.core.session.SessionLoop;
import io.needletail.core.session.SessionServices;
import io.netty.channel.EventLoop;
import java.util.concurrent.TimeUnit;

/** One event loop with its outboxes, and once the server has started its sessions. */
final class EventLoopLane {
    private final int index;
    private final EventLoop loop;
    private final OutboxWake[] wakes;
    private final OutboxRing[] outboxes;

    /** @param outboxBytes capacity of each outbox */
    EventLoopLane(int index, EventLoop loop, int shards, int outboxBytes) {
        this.index = index;
        this.loop = loop;
        this.wakes = new OutboxWake[shards];
        this.outboxes = new OutboxRing[shards];
        for (int shard = 0; shard < shards; shard++) {
            wakes[shard] = new OutboxWake(loop);
            outboxes[shard] = new OutboxRing(outboxBytes, wakes[shard]);
        }
    }

    EventLoop loop() {
        return loop;
    }

    OutboxRing[] outboxes() {
        return outboxes;
    }

    /** Makes the sessions of this loop possible and starts their timers. Once. */
    @SuppressWarnings("FutureReturnValueIgnored")
    SessionLoop open(ShardRings rings, SessionConfig config, SessionServices services) {
        SessionLoop sessions = new SessionLoop(index, loop, rings.of(loop, outboxes), outboxes, config, services);
        for (int shard = 0; shard < wakes.length; shard++) {
            wakes[shard].connect(sessions.drain(shard));
        }
        loop.scheduleAtFixedRate(
                sessions.sweep(), SessionLoop.SWEEP_MILLIS, SessionLoop.SWEEP_MILLIS, TimeUnit.MILLISECONDS);
        return sessions;
    }
}
