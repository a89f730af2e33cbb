package io.needletail.core.protocol.client;

import com.cloudhopper.smpp.SmppSessionConfiguration;
import com.cloudhopper.smpp.SmppSessionHandler;
import com.cloudhopper.smpp.impl.DefaultSmppClient;
import com.cloudhopper.smpp.impl.DefaultSmppSession;
import com.cloudhopper.smpp.type.SmppChannelConnectException;
import com.cloudhopper.smpp.type.SmppChannelException;
import com.cloudhopper.smpp.type.SmppTimeoutException;
import io.needletail.core.tls.TlsClient;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;

/**
 * Cloudhopper's client with our TLS in front of a session: its own takes key stores only, and any host's certificate. Used by the
 * thread that binds.
 */
public final class TlsSmppClient extends DefaultSmppClient {
    private final TlsClient tls;

    public TlsSmppClient(TlsClient tls) {
        this.tls = tls;
    }

    @Override
    protected DefaultSmppSession createSession(
            Channel channel, SmppSessionConfiguration settings, SmppSessionHandler handler)
            throws SmppTimeoutException, SmppChannelException, InterruptedException {
        SslHandler encrypting =
                tls.handler(channel, settings.getHost(), settings.getPort(), settings.getConnectTimeout());
        Told told = new Told();
        channel.pipeline().addFirst(encrypting, told);
        if (!encrypting.handshakeFuture().await().isSuccess()) {
            Throwable cause = encrypting.handshakeFuture().cause();
            throw new SmppChannelConnectException("no TLS: " + cause.getMessage(), cause);
        }
        channel.pipeline().remove(told);
        return super.createSession(channel, settings, handler);
    }

    /** Why a handshake failed is in its future; nobody else needs to hear of it. */
    private static final class Told extends ChannelInboundHandlerAdapter {
        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            ctx.close().addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
        }
    }
}
