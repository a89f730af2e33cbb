package io.needletail.core.session;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.AttributeKey;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Who is at the other end of a channel, through a proxy too. The channel's event loop. */
public final class PeerAddress {
    private static final AttributeKey<InetSocketAddress> BEHIND_PROXY =
            AttributeKey.valueOf(PeerAddress.class, "proxied");

    private PeerAddress() {}

    /** A proxy has said for whom it connects. */
    public static void behindProxy(Channel channel, InetSocketAddress address) {
        channel.attr(BEHIND_PROXY).set(address);
    }

    /** The peer, for the log. */
    static SocketAddress of(Channel channel) {
        InetSocketAddress proxied = channel.attr(BEHIND_PROXY).get();
        return proxied != null ? proxied : channel.remoteAddress();
    }

    /** Address of the peer; the wildcard address where the channel has none. */
    static InetAddress host(Channel channel) {
        return of(channel) instanceof InetSocketAddress inet && inet.getAddress() != null
                ? inet.getAddress()
                : new InetSocketAddress(0).getAddress();
    }

    /** The certificate that the peer has shown, empty without one or without TLS. */
    static Optional<X509Certificate> certificate(Channel channel) {
        SslHandler tls = channel.pipeline().get(SslHandler.class);
        try {
            return tls != null && tls.engine().getSession().getPeerCertificates()[0] instanceof X509Certificate shown
                    ? Optional.of(shown)
                    : Optional.empty();
        } catch (SSLPeerUnverifiedException e) {
            return Optional.empty();
        }
    }
}
