package io.needletail.core.server;

import io.needletail.api.net.AddressSet;
import io.needletail.core.session.SessionLoop;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;
import java.net.InetSocketAddress;
import java.util.Map;

/**
 * Gives each accepted connection of a listener a number and a session in its event loop, as far as the address may connect
 * and the limit allows. Who is not told anything costs no session.
 *
 * <p>In the order of what a peer sends: the header of a proxy, TLS, SMPP.
 */
final class ConnectionInitializer extends ChannelInitializer<Channel> {
    private final ListenerConfig listener;
    private final Map<EventLoop, SessionLoop> sessions;
    private final ConnectionLimit limit;
    private final SessionNumbers numbers;
    private volatile boolean stopping;

    ConnectionInitializer(
            ListenerConfig listener,
            Map<EventLoop, SessionLoop> sessions,
            ConnectionLimit limit,
            SessionNumbers numbers) {
        this.listener = listener;
        this.sessions = sessions;
        this.limit = limit;
        this.numbers = numbers;
    }

    /** From now on connections are closed as they come. */
    void stop() {
        stopping = true;
    }

    @Override
    protected void initChannel(Channel channel) {
        SessionLoop loop = sessions.get(channel.eventLoop());
        if (stopping || loop == null) {
            refuse(channel);
        } else if (!mayConnect(channel)) {
            loop.metrics().addressRefusals.increment();
            refuse(channel);
        } else {
            admit(channel, loop);
        }
    }

    private void admit(Channel channel, SessionLoop loop) {
        ConnectionLimit.Admission admission = limit.admit();
        if (admission == ConnectionLimit.Admission.REFUSED) {
            refuse(channel);
            return;
        }
        channel.closeFuture().addListener(closed -> limit.release(admission));
        boolean turnedAway = admission == ConnectionLimit.Admission.TURNED_AWAY;
        ChannelPipeline pipeline = channel.pipeline();
        if (listener.proxies().isPresent()) {
            pipeline.addLast(
                    new ProxyHeaderGate(), new HAProxyMessageDecoder(), new ProxyHeaderHandler(listener.allowFrom()));
        }
        listener.tls().ifPresent(tls -> pipeline.addLast(tls.handler(channel)));
        pipeline.addLast(loop.handler(numbers.next(), turnedAway, listener.lenient()));
    }

    private boolean mayConnect(Channel channel) {
        AddressSet allowed = listener.proxies().orElse(listener.allowFrom());
        return channel.remoteAddress() instanceof InetSocketAddress remote && allowed.contains(remote.getAddress());
    }

    private static void refuse(Channel channel) {
        channel.close().addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }
}
