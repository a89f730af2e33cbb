package io.needletail.core.session;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.Objects;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a channel's events enter its session. One for each connection, in the channel's event loop. */
final class SmppInboundHandler extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(SmppInboundHandler.class);
    private static final String HALF_CLOSING = "TLSv1.3";

    private final SessionOpening opening;
    private final LoopParts parts;
    private final SessionReader reader;
    private @Nullable SmppSession session;

    SmppInboundHandler(SessionOpening opening, LoopParts parts, SessionReader reader) {
        this.opening = opening;
        this.parts = parts;
        this.reader = reader;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        session = opening.open(ctx.channel());
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        try {
            reader.onRead(connected(), (ByteBuf) message);
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        connected().output().flush();
    }

    /** The peer has ended its side of the connection; it may still read. */
    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event == ChannelInputShutdownEvent.INSTANCE) {
            reader.onEnd(connected());
        } else if (event == SslCloseCompletionEvent.SUCCESS) {
            onTlsEnd(ctx);
        } else if (event instanceof CloseReason reason) {
            // A handler before this one has found it.
            parts.closer().close(connected(), reason);
        } else if (event instanceof SslHandshakeCompletionEvent handshake
                && !handshake.isSuccess()
                && session != null) {
            note(session, handshake.cause());
            parts.closer().close(session, CloseReason.TLS_FAILED);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        SmppSession slow = connected();
        if (!ctx.channel().isWritable()) {
            slow.times().unwritableNanos = parts.clock().nanos();
            if (slow.gate().pause(PauseReason.WRITE)) {
                parts.metrics().unwritablePauses.increment();
            }
        } else if (slow.gate().isPaused(PauseReason.WRITE)) {
            slow.times().unwritableNanos = SessionTimes.OFF;
            // Not now: this may be called from within a write.
            ctx.executor().execute(() -> resumeWritten(slow));
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        SmppSession gone = session;
        if (gone != null) {
            parts.closer().onGone(gone);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        SmppSession failed = session;
        if (failed == null) {
            ctx.close().addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
            return;
        }
        Throwable first = cause instanceof DecoderException && cause.getCause() != null ? cause.getCause() : cause;
        if (first instanceof SSLException) {
            note(failed, first);
            parts.closer().close(failed, CloseReason.TLS_FAILED);
        } else if (first instanceof IOException) {
            if (failed.link() != null) {
                note(failed, first);
            }
            parts.closer().close(failed, CloseReason.PEER_RESET);
        } else {
            parts.closer().fail(failed, first);
        }
    }

    /**
     * The peer's close_notify. With TLS 1.3 it ends one direction, as the end of a stream does without TLS; before, it ends
     * both, and nothing can be answered any more (RFC 8446 section 6.1).
     */
    private void onTlsEnd(ChannelHandlerContext ctx) {
        SmppSession ended = session;
        SslHandler tls = ctx.pipeline().get(SslHandler.class);
        if (ended == null || tls == null || !ctx.channel().isActive()) {
            return;
        }
        if (HALF_CLOSING.equals(tls.engine().getSession().getProtocol())) {
            reader.onEnd(ended);
        } else {
            parts.closer().close(ended, CloseReason.PEER_CLOSED);
        }
    }

    private static void note(SmppSession failed, Throwable cause) {
        LinkSide link = failed.link();
        if (link == null) {
            // By the handshake's event and by the exception, of which the first closes.
            if (!failed.isClosing()) {
                String said = LogText.printable(String.valueOf(cause.getMessage()));
                LOG.info("Connection {} failed: {}", failed.number(), said);
            }
        } else if (link.detail().isEmpty()) {
            link.detail(String.valueOf(cause.getMessage()));
        }
    }

    private void resumeWritten(SmppSession slow) {
        if (slow.channel().isWritable()) {
            reader.resume(slow, PauseReason.WRITE);
        }
    }

    private SmppSession connected() {
        return Objects.requireNonNull(session, "channel is not active");
    }
}
