package io.needletail.core.server;

import io.needletail.api.account.AccountDirectory;
import io.needletail.api.time.Clock;
import io.needletail.core.account.AccountRegistry;
import io.needletail.core.pipeline.ShardRings;
import io.needletail.core.session.Authenticator;
import io.needletail.core.session.LoopMetrics;
import io.needletail.core.session.SessionLoop;
import io.needletail.core.session.SessionServices;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The listening SMPP server. Started and closed by the composition root; its other methods are for any thread. */
public final class SmppServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SmppServer.class);
    private static final int BACKLOG = 1024;
    /** A turn of one connection reads two of these, then others have theirs. */
    private static final int READ_BYTES = 32 * 1024;

    private static final int READS_PER_TURN = 2;
    private static final WriteBufferWaterMark WATER_MARKS = new WriteBufferWaterMark(64 * 1024, 256 * 1024);

    private final IoLoops loops;
    private final Map<EventLoop, SessionLoop> sessions = new HashMap<>();
    private final Authenticator authenticator;
    private final ConnectionLimit limit;
    private final SessionNumbers numbers = new SessionNumbers();
    private final ConnectionInitializer initializer;
    private final SmppServerConfig config;
    private final Channel listener;
    private final AtomicBoolean closed = new AtomicBoolean();

    private SmppServer(
            SmppServerConfig config, IoLoops loops, ShardRings rings, Authenticator auth, SessionServices services)
            throws BindException {
        this.config = config;
        this.loops = loops;
        this.authenticator = auth;
        this.limit = new ConnectionLimit(config.maxConnections());
        for (EventLoopLane lane : loops.lanes()) {
            sessions.put(lane.loop(), lane.open(rings, config.session(), services));
        }
        this.initializer = new ConnectionInitializer(sessions, limit, numbers);
        this.listener = listen();
    }

    /**
     * Listens.
     *
     * @param loops taken over: closed with the server, or when it cannot be started
     * @param rings of the shards, which must be running
     * @throws BindException naming host and port, when nothing can listen there
     */
    public static SmppServer start(
            SmppServerConfig config,
            IoLoops loops,
            ShardRings rings,
            AccountRegistry accounts,
            AccountDirectory directory,
            Clock clock)
            throws BindException {
        Authenticator authenticator =
                new Authenticator(directory, config.authenticationThreads(), config.authenticationQueue());
        SessionServices services = new SessionServices(accounts, authenticator, clock);
        try {
            return new SmppServer(config, loops, rings, authenticator, services);
        } catch (BindException | RuntimeException e) {
            authenticator.close();
            loops.close();
            throw e;
        }
    }

    /** The port it listens on. */
    public int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    /** Number of event loops. */
    public int loops() {
        return loops.count();
    }

    /** The event loops for connections to carriers, which must have ended before the server is closed. */
    public List<LinkLoop> linkLoops() {
        return loops.lanes().stream()
                .map(lane -> new LinkLoop(lane.loop(), loops.socketChannel(), sessionsOf(lane), numbers::next))
                .toList();
    }

    /** Counts of one event loop. */
    public LoopMetrics metrics(int loop) {
        return sessionsOf(loops.lanes().get(loop)).metrics();
    }

    /** Connections served now. */
    public int connections() {
        return limit.served();
    }

    /** Connections turned away because of the limit since the start. */
    public long connectionsRefused() {
        return limit.refusals();
    }

    /**
     * Stops listening, unbinds every session, waits for their answers and stops the event loops: within 10 seconds. The
     * shards must still run, for what they owe to be answered. Closing again does nothing.
     */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        initializer.stop();
        listener.close().awaitUninterruptibly(1, TimeUnit.SECONDS);
        forEachLoop(SessionLoop::unbindAll);
        if (!awaitConnections()) {
            LOG.warn("{} connections were still open after {}; closing them", connections(), config.drainTimeout());
            forEachLoop(SessionLoop::closeAll);
        }
        authenticator.close();
        loops.close();
    }

    private boolean awaitConnections() {
        try {
            return limit.awaitNone(config.drainTimeout().toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void forEachLoop(Consumer<SessionLoop> action) {
        for (EventLoopLane lane : loops.lanes()) {
            SessionLoop target = sessionsOf(lane);
            lane.loop().execute(() -> action.accept(target));
        }
    }

    private SessionLoop sessionsOf(EventLoopLane lane) {
        return Objects.requireNonNull(sessions.get(lane.loop()));
    }

    private Channel listen() throws BindException {
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(loops.group())
                .channel(loops.serverChannel())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childOption(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                .childOption(
                        ChannelOption.RECVBUF_ALLOCATOR,
                        new FixedRecvByteBufAllocator(READ_BYTES).maxMessagesPerRead(READS_PER_TURN))
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARKS)
                .childHandler(initializer);
        ChannelFuture bound = bootstrap.bind(config.host(), config.port()).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            BindException failure = new BindException(
                    "cannot listen on " + config.host() + ":" + config.port() + ": " + reason(bound.cause()));
            failure.initCause(bound.cause());
            throw failure;
        }
        return bound.channel();
    }

    /** Less the name of the system call and its number. */
    private static String reason(Throwable cause) {
        return String.valueOf(cause.getMessage()).replaceFirst("^.* failed with error\\(-?\\d+\\): ", "");
    }
}
