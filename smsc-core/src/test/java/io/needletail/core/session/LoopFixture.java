package io.needletail.core.session;

import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.YieldingWaitStrategy;
import io.needletail.api.account.Account;
import io.needletail.api.account.AccountDirectory;
import io.needletail.api.account.BindVerdict;
import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.time.Clock;
import io.needletail.core.account.AccountRegistry;
import io.needletail.core.pipeline.OutboxRing;
import io.needletail.core.pipeline.ShardEvent;
import io.needletail.core.pipeline.ShardRing;
import io.needletail.core.server.Pdus;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One event loop, one connection and one shard in a single thread, with a clock that only a test moves. */
final class LoopFixture implements AutoCloseable {
    /** A PDU the server wrote. */
    record Sent(int commandId, int status, int sequence, int length) {}

    /** An event a shard would see. */
    record Seen(ShardEvent.Kind kind, int session, int sequence, int status, int window) {}

    Account limits = new Account("acme", 1, 4, 8, 0);
    final AccountRegistry accounts = new AccountRegistry(limits);
    final ManualClock clock = new ManualClock();
    final RingBuffer<ShardEvent> ring;
    final Sequence consumed = new Sequence();
    final OutboxRing outbox = new OutboxRing(1 << 20, () -> {});
    final EmbeddedChannel channel = new EmbeddedChannel();
    final SessionLoop loop;

    /** Time that stands still until it is moved. */
    static final class ManualClock implements Clock {
        private long nanos = 1_000_000_000L;

        @Override
        public long millis() {
            return nanos / 1_000_000;
        }

        @Override
        public long nanos() {
            return nanos;
        }
    }

    LoopFixture(int ringSize, SessionTimeouts timeouts, AccountDirectory directory) {
        ring = RingBuffer.createMultiProducer(ShardEvent::new, ringSize, new YieldingWaitStrategy());
        ring.addGatingSequences(consumed);
        SessionConfig config = new SessionConfig("needletail", 0x50, 70_000, CommandStatus.RMSGQFUL, 1 << 20, timeouts);
        Authenticator authenticator = new Authenticator(directory, Runnable::run);
        loop = new SessionLoop(
                0,
                channel.eventLoop(),
                new ShardRing[] {new ShardRing(ring, () -> {})},
                new OutboxRing[] {outbox},
                config,
                new SessionServices(accounts, authenticator, clock));
        channel.freezeTime();
        channel.pipeline().addLast(loop.handler(1, false, false));
    }

    /** Before {@link #connect}. */
    void listenLeniently(boolean lenient) {
        channel.pipeline().removeLast();
        channel.pipeline().addLast(loop.handler(1, false, lenient));
    }

    /** Everybody may bind as the account {@code limits}. */
    static LoopFixture open(int ringSize, Account limits, SessionTimeouts timeouts) {
        LoopFixture fixture =
                new LoopFixture(ringSize, timeouts, (systemId, password, remote) -> new BindVerdict.Granted(limits));
        fixture.limits = limits;
        fixture.connect();
        return fixture;
    }

    static LoopFixture open(int ringSize) {
        return open(ringSize, new Account("acme", 1, 4, 8, 0), SessionTimeouts.usual());
    }

    void connect() {
        channel.pipeline().fireChannelActive();
    }

    LoopFixture bind(int commandId) {
        read(Pdus.bind(commandId, "acme", 1));
        List<Sent> sent = sent();
        if (sent.size() != 1 || sent.get(0).status() != 0) {
            throw new AssertionError("not bound: " + sent);
        }
        return this;
    }

    /** One read of the channel. */
    void read(byte[] octets) {
        channel.writeInbound(Unpooled.copiedBuffer(octets));
        channel.runPendingTasks();
    }

    /** The octets that the server has written since the last call. */
    byte[] octets() {
        channel.runPendingTasks();
        ByteBuf all = Unpooled.buffer();
        for (ByteBuf out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
            all.writeBytes(out);
            out.release();
        }
        byte[] octets = new byte[all.readableBytes()];
        all.readBytes(octets);
        return octets;
    }

    /** What the server has written since the last call. */
    List<Sent> sent() {
        channel.runPendingTasks();
        List<Sent> all = new ArrayList<>();
        for (ByteBuf out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
            while (out.isReadable()) {
                int length = out.readInt();
                all.add(new Sent(out.readInt(), out.readInt(), out.readInt(), length));
                out.skipBytes(length - 16);
            }
            out.release();
        }
        return all;
    }

    /** What the shard was given since the last call; frees the ring. */
    List<Seen> take() {
        return take(Integer.MAX_VALUE);
    }

    List<Seen> take(int most) {
        List<Seen> all = new ArrayList<>();
        long next = consumed.get() + 1;
        while (all.size() < most && next <= ring.getCursor() && ring.isAvailable(next)) {
            ShardEvent event = ring.get(next);
            all.add(new Seen(event.kind, event.session, event.sequence, event.status, event.window));
            event.release();
            consumed.set(next++);
        }
        return all;
    }

    /** The shard answers these submits. */
    void answer(int... sequences) {
        for (int sequence : sequences) {
            outbox.answer(1, CommandId.SUBMIT_SM_RESP, sequence, 0, new byte[] {'7'}, 1);
        }
        drain();
    }

    void drain() {
        loop.drain(0).run();
        channel.runPendingTasks();
    }

    /** Moves the clock and lets the timers look. */
    void pass(Duration time) {
        clock.nanos += time.toNanos();
        channel.advanceTimeBy(time.toNanos(), TimeUnit.NANOSECONDS);
        channel.runScheduledPendingTasks();
        loop.sweep().run();
        channel.runPendingTasks();
    }

    @Override
    public void close() {
        channel.finishAndReleaseAll();
    }
}
