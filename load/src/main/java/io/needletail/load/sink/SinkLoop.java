package io.needletail.load.sink;

import io.needletail.core.protocol.SessionState;
import io.needletail.load.sink.account.MessageLog;
import io.needletail.load.sink.account.SinkCount;
import io.needletail.load.sink.account.SinkFigures;
import io.needletail.load.sink.plan.RateLimit;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The sink's turns: what happens when something was read, when time has passed, and when a connection is gone. In the event loop. */
final class SinkLoop {
    private static final int LINGER_MILLIS = 1000;

    private final SinkParts parts;
    private final List<SinkSession> sessions = new ArrayList<>();
    private final SessionHandler handler;
    private final SinkReader reader;
    private final Delivery delivery;
    private final MobileOriginator originator;
    private final String run;

    SinkLoop(SinkParts parts, String run, @Nullable MessageLog log) {
        this.parts = parts;
        this.run = run;
        this.handler = new SessionHandler(parts);
        this.reader = new SinkReader(parts, new SubmitHandler(parts, log), handler);
        this.delivery = new Delivery(parts);
        this.originator = new MobileOriginator(parts, sessions, run);
    }

    /** A peer has connected. */
    SinkSession connected(Channel channel) {
        parts.counts().add(SinkCount.CONNECTIONS);
        RateLimit rate =
                new RateLimit(parts.config().answers().maxRate(), parts.clock().nanos());
        SinkSession session = new SinkSession(channel, rate, new TimedQueue(parts.waiting()));
        sessions.add(session);
        return session;
    }

    /** Octets came: handles them, answers, and sends what they have made room for. */
    void read(SinkSession session, ByteBuf in) {
        if (session.hasEnded()) {
            return;
        }
        parts.out().clear();
        boolean sound = reader.read(session, in);
        if (!sound || session.hasEnded()) {
            endAfterFlush(session);
            return;
        }
        session.flush(parts.out());
        session.updateReading();
        SinkAccount account = session.account();
        if (account != null && !account.receipts().isEmpty()) {
            delivery.receipts(account, parts.clock().nanos());
        }
    }

    /** Time has passed. */
    void tick() {
        long now = parts.clock().nanos();
        parts.out().clear();
        for (SinkSession session : sessions) {
            delivery.answers(session, now);
        }
        for (SinkAccount account : handler.accounts()) {
            delivery.receipts(account, now);
        }
        originator.send(now);
    }

    /** The connection is gone. */
    void gone(SinkSession session) {
        handler.leave(session, SessionState.CLOSED);
        sessions.remove(session);
    }

    /** Closes every connection. */
    void closeAll() {
        for (SinkSession session : List.copyOf(sessions)) {
            close(session.channel());
        }
    }

    SinkFigures figures() {
        return parts.counts().snapshot(run, parts.clock().nanos());
    }

    /** Last words, then no more; the peer has a moment to read them before the connection is closed. */
    private void endAfterFlush(SinkSession session) {
        Channel channel = session.channel();
        channel.writeAndFlush(session.copyOf(parts.out())).addListener((ChannelFutureListener) written -> {
            SslHandler tls = channel.pipeline().get(SslHandler.class);
            if (written.isSuccess() && tls != null) {
                tls.closeOutbound().addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
                closeLater(channel);
            } else if (written.isSuccess() && channel instanceof DuplexChannel duplex) {
                duplex.shutdownOutput().addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
                closeLater(channel);
            } else {
                close(channel);
            }
        });
    }

    @SuppressWarnings("FutureReturnValueIgnored") // closing reports its own failure
    private static void closeLater(Channel channel) {
        channel.eventLoop().schedule(() -> close(channel), LINGER_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static void close(Channel channel) {
        channel.close().addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }
}
