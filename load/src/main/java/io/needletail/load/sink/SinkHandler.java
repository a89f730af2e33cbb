package io.needletail.load.sink;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.Objects;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a channel's events enter the sink. One for each connection, in the event loop. */
final class SinkHandler extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(SinkHandler.class);

    private final SinkLoop loop;
    private @Nullable SinkSession session;

    SinkHandler(SinkLoop loop) {
        this.loop = loop;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        session = loop.connected(ctx.channel());
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        try {
            loop.read(connected(), (ByteBuf) message);
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        connected().writable(ctx.channel().isWritable());
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        loop.gone(connected());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof DecoderException && cause.getCause() instanceof SSLException) {
            // Netty's own words would show what came, a password maybe.
            String reason = cause.getCause() instanceof NotSslRecordException
                    ? "the peer speaks without"
                    : cause.getCause().getMessage();
            LOG.warn("no TLS with {}: {}", ctx.channel().remoteAddress(), reason);
        } else if (!(cause instanceof IOException)) {
            LOG.error(
                    "handling {} failed; the connection is closed",
                    ctx.channel().remoteAddress(),
                    cause);
        }
        ctx.close().addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }

    private SinkSession connected() {
        return Objects.requireNonNull(session, "channel is not active");
    }
}
