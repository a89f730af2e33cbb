package io.needletail.core.server;

import io.needletail.api.net.AddressSet;
import io.needletail.core.session.CloseReason;
import io.needletail.core.session.PeerAddress;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.haproxy.HAProxyCommand;
import io.netty.handler.codec.haproxy.HAProxyMessage;
import io.netty.handler.codec.haproxy.HAProxyProtocolException;
import io.netty.util.NetUtil;
import io.netty.util.ReferenceCountUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * Takes the header that a proxy sends before anything else, then leaves the pipeline. A proxy that connects for itself, to
 * see whether the server is there, names nobody and is the peer.
 */
final class ProxyHeaderHandler extends ChannelInboundHandlerAdapter {
    private final AddressSet allowFrom;

    ProxyHeaderHandler(AddressSet allowFrom) {
        this.allowFrom = allowFrom;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        try {
            if (message instanceof HAProxyMessage header) {
                accept(ctx, header);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof HAProxyProtocolException) {
            ctx.fireUserEventTriggered(CloseReason.PROXY_HEADER);
        } else {
            ctx.fireExceptionCaught(cause);
        }
    }

    private void accept(ChannelHandlerContext ctx, HAProxyMessage header) {
        InetSocketAddress source = source(header);
        if (source != null && !allowFrom.contains(source.getAddress())) {
            ctx.fireUserEventTriggered(CloseReason.ADDRESS_REFUSED);
            return;
        }
        if (source != null) {
            PeerAddress.behindProxy(ctx.channel(), source);
        }
        ctx.pipeline().remove(this);
    }

    /** Null where the proxy names nobody: its own check, or a protocol without addresses. */
    private static @Nullable InetSocketAddress source(HAProxyMessage header) {
        String written = header.sourceAddress();
        byte[] octets = written == null ? null : NetUtil.createByteArrayFromIpAddressString(written);
        if (header.command() == HAProxyCommand.LOCAL || octets == null) {
            return null;
        }
        try {
            return new InetSocketAddress(InetAddress.getByAddress(octets), header.sourcePort());
        } catch (UnknownHostException e) {
            return null;
        }
    }
}
