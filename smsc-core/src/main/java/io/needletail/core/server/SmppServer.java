package io.needletail.core.server;

import io.needletail.api.account.AccountDirectory;
import io.needletail.api.time.Clock;
import io.needletail.core.account.AccountRegistry;
import io.needletail.core.broadcast.BroadcastCentre;
import io.needletail.core.pipeline.ShardRings;
import io.needletail.core.session.Authenticator;
import io.needletail.core.session.BindBackoff;
import io.needletail.core.session.LoopMetrics;
import io.needletail.core.session.SessionLoop;
import io.needletail.core.session.SessionServices;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.net.BindException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The SMPP server with its listeners. Started and closed by the composition root; its other methods are for any thread. */
public final class SmppServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SmppServer.class);

    private final IoLoops loops;
    private final Map<EventLoop, SessionLoop> sessions = new HashMap<>();
    private final Authenticator authenticator;
    private final ConnectionLimit limit;
    private final SessionNumbers numbers = new SessionNumbers();
    private final SmppServerConfig config;
    private final List<Listener> listeners;
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
        this.listeners = listen();
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
        return start(config, loops, rings, accounts, directory, BroadcastCentre.inMemory(clock), clock);
    }

    /**
     * The same with broadcasts.
     *
     * @param broadcasts closed by the caller, after the server
     */
    public static SmppServer start(
            SmppServerConfig config,
            IoLoops loops,
            ShardRings rings,
            AccountRegistry accounts,
            AccountDirectory directory,
            BroadcastCentre broadcasts,
            Clock clock)
            throws BindException {
        Authenticator authenticator =
                new Authenticator(directory, config.authenticationThreads(), config.authenticationQueue());
        SessionServices services =
                new SessionServices(accounts, authenticator, new BindBackoff(config.backoff()), broadcasts, clock);
        try {
            return new SmppServer(config, loops, rings, authenticator, services);
        } catch (BindException | RuntimeException e) {
            authenticator.close();
            loops.close();
            throw e;
        }
    }

    /** The port of the first listener. */
    public int port() {
        return listeners.get(0).port();
    }

    /** The port of the first listener with or without TLS, empty if there is none. */
    public OptionalInt port(boolean tls) {
        return listeners.stream()
                .filter(listener -> listener.isTls() == tls)
                .mapToInt(Listener::port)
                .findFirst();
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

    /**
     * Counts a connection to an ESME that this side is opening among those that are served; false when there are as many as
     * there may be. Any thread.
     */
    public boolean admit(Channel channel) {
        ConnectionLimit.Admission admission = limit.admit();
        if (admission != ConnectionLimit.Admission.REFUSED) {
            channel.closeFuture().addListener(gone -> limit.release(admission));
        }
        return admission == ConnectionLimit.Admission.SERVED;
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
        closeAll(listeners);
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

    private List<Listener> listen() throws BindException {
        List<Listener> opened = new ArrayList<>();
        try {
            for (ListenerConfig listener : config.listeners()) {
                opened.add(
                        Listener.open(listener, loops, new ConnectionInitializer(listener, sessions, limit, numbers)));
            }
            return List.copyOf(opened);
        } catch (BindException e) {
            closeAll(opened);
            throw e;
        }
    }

    private static void closeAll(List<Listener> opened) {
        opened.forEach(Listener::close);
    }
}
