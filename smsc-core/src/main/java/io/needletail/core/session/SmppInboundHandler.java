package io.needletail.core.session;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where a channel's events enter its session. One for each connection, in the channel's event loop. */
final class SmppInboundHandler extends ChannelInboundHandlerAdapter {
    private final int number;
    private final boolean turnedAway;
    private final LoopParts parts;
    private final SessionReader reader;
    private @Nullable SmppSession session;

    SmppInboundHandler(int number, boolean turnedAway, LoopParts parts, SessionReader reader) {
        this.number = number;
        this.turnedAway = turnedAway;
        this.parts = parts;
        this.reader = reader;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        long now = parts.clock().nanos();
        SmppSession connected = new SmppSession(number, ctx.channel(), parts.metrics(), now);
        if (turnedAway) {
            parts.closer().turnAway(connected, now);
        }
        session = connected;
        parts.sessions().add(connected);
        parts.metrics().connectionsAccepted.increment();
        parts.metrics().connections.increment();
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
        if (cause instanceof IOException) {
            parts.closer().close(connected(), CloseReason.PEER_RESET);
        } else {
            parts.closer().fail(connected(), cause);
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
