package io.needletail.load.session;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;

/** Where a channel's events enter its session. */
public final class LoadHandler extends ChannelInboundHandlerAdapter {
    private final LoadSession session;
    private final LoopParts parts;

    public LoadHandler(LoadSession session, LoopParts parts) {
        this.session = session;
        this.parts = parts;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        parts.life().bind(session, ctx.channel());
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf in = (ByteBuf) message;
        try {
            parts.reader().read(session, in);
        } finally {
            in.release();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        parts.pace().submit(session);
        parts.output().flush(ctx.channel());
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        parts.output().discard();
        parts.life().gone(session);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof IOException) {
            parts.life().close(session);
        } else {
            parts.life().abandon(session, cause.toString());
        }
    }
}
