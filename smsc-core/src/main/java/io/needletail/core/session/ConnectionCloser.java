package io.needletail.core.session;

import io.needletail.api.time.Clock;
import io.needletail.core.account.AccountEntry;
import io.needletail.core.protocol.SessionState;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The only class that closes connections: says why once in the log, counts once, and gives back what a session held. */
final class ConnectionCloser {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionCloser.class);

    private final SessionTable sessions;
    private final SessionAnnouncer announcer;
    private final LoopMetrics metrics;
    private final Clock clock;

    ConnectionCloser(SessionTable sessions, SessionAnnouncer announcer, LoopMetrics metrics, Clock clock) {
        this.sessions = sessions;
        this.announcer = announcer;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Closes now; what was not written is lost. */
    void close(SmppSession session, CloseReason reason) {
        session.closing(reason);
        session.leftover().clear();
        session.output().discard();
        end(session.channel());
    }

    /**
     * Writes what is there, then ends the sending side and leaves the peer a moment to read it: closing at once would
     * reset the connection while octets of the peer are unread, and take the last words with it.
     */
    void closeAfterFlush(SmppSession session, CloseReason reason) {
        if (session.isClosing()) {
            return;
        }
        session.closing(reason);
        session.become(SessionState.UNBOUND);
        session.leftover().clear();
        session.times().deadlineNanos = clock.nanos() + session.timers().linger();
        ChannelFutureListener last =
                session.channel() instanceof DuplexChannel ? ConnectionCloser::endOutput : ChannelFutureListener.CLOSE;
        session.output().flushLast().addListener(last);
        giveBack(session);
        session.gate().force();
    }

    /** The peer of a connection that is closing sends no more: it has read the last words, or will not. */
    void onInputEnd(SmppSession session) {
        if (!(session.channel() instanceof DuplexChannel duplex) || duplex.isOutputShutdown()) {
            end(session.channel());
        }
    }

    /** The connection is beyond the limit: it has a moment to bind and be told so. */
    void turnAway(SmppSession session, long nowNanos) {
        session.turnAway();
        session.times().deadlineNanos = nowNanos + session.timers().linger();
    }

    /** Handling the connection failed, which is a bug: says so and closes. */
    void fail(SmppSession session, Throwable failure) {
        metrics.failures.increment();
        LOG.error("Session {}: handling failed, the connection is closed", session.number(), failure);
        close(session, CloseReason.INTERNAL_ERROR);
    }

    /** The connection is gone, for whatever reason. Once for each session. */
    void onGone(SmppSession session) {
        session.closing(CloseReason.PEER_CLOSED);
        CloseReason reason = Objects.requireNonNull(session.closeReason());
        sessions.remove(session);
        count(session, reason);
        log(session, reason);
        session.output().discard();
        session.leftover().clear();
        giveBack(session);
        session.become(SessionState.CLOSED);
        LinkSide link = session.link();
        if (link != null) {
            link.giveUp();
            link.listener().onClosed(reason, link.detail());
        }
    }

    private void count(SmppSession session, CloseReason reason) {
        LinkSide link = session.link();
        if (link != null) {
            link.metrics().closes(reason).increment();
        } else {
            metrics.connections.add(-1);
            metrics.closes(reason).increment();
        }
    }

    /** The account's bind, and the shards' permission to send: each once. */
    private void giveBack(SmppSession session) {
        announcer.withdraw(session);
        AccountEntry account = session.account();
        if (account != null && session.releaseBind()) {
            account.unbind(session.boundAs());
            metrics.bound(session.boundAs()).add(-1);
        }
    }

    private static void endOutput(ChannelFuture written) {
        DuplexChannel channel = (DuplexChannel) written.channel();
        SslHandler tls = channel.pipeline().get(SslHandler.class);
        if (!written.isSuccess() || channel.isInputShutdown()) {
            end(channel);
        } else if (tls == null) {
            channel.shutdownOutput().addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
        } else {
            // TLS has a last word of its own, close_notify.
            tls.closeOutbound().addListener((ChannelFutureListener) ConnectionCloser::endTlsOutput);
        }
    }

    private static void endTlsOutput(ChannelFuture notified) {
        DuplexChannel channel = (DuplexChannel) notified.channel();
        if (notified.isSuccess() && channel.isActive()) {
            channel.shutdownOutput().addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
        } else {
            end(channel);
        }
    }

    private static void end(Channel channel) {
        channel.close().addListener(closed -> {
            if (!closed.isSuccess()) {
                LOG.debug("Closing {} failed", channel, closed.cause());
            }
        });
    }

    private static void log(SmppSession session, CloseReason reason) {
        AccountEntry account = session.account();
        Object remote = PeerAddress.of(session.channel());
        LinkSide link = session.link();
        if (link != null) {
            LOG.info(
                    "Link {}, session {} with {}, closed. {}",
                    link.terms().name(),
                    session.number(),
                    remote,
                    reason.sentence());
        } else if (account != null) {
            String systemId = LogText.printable(account.account().systemId());
            LOG.info("Session {} of '{}' from {} closed. {}", session.number(), systemId, remote, reason.sentence());
        } else if (reason == CloseReason.PEER_CLOSED || reason == CloseReason.PEER_RESET) {
            LOG.debug("Connection {} from {} closed before a bind. {}", session.number(), remote, reason.sentence());
        } else {
            LOG.info("Connection {} from {} closed before a bind. {}", session.number(), remote, reason.sentence());
        }
    }
}
