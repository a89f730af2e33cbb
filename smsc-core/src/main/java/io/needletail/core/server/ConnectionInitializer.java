package io.needletail.core.server;

import io.needletail.core.session.SessionLoop;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import java.util.Map;

/** Gives each accepted connection a number and a session in its event loop, as far as the limit allows. */
final class ConnectionInitializer extends ChannelInitializer<Channel> {
    private final Map<EventLoop, SessionLoop> sessions;
    private final ConnectionLimit limit;
    private final SessionNumbers numbers;
    private volatile boolean stopping;

    ConnectionInitializer(Map<EventLoop, SessionLoop> sessions, ConnectionLimit limit, SessionNumbers numbers) {
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
        ConnectionLimit.Admission admission = stopping ? ConnectionLimit.Admission.REFUSED : limit.admit();
        SessionLoop loop = sessions.get(channel.eventLoop());
        if (admission == ConnectionLimit.Admission.REFUSED || loop == null) {
            channel.close().addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
            return;
        }
        channel.closeFuture().addListener(closed -> limit.release(admission));
        boolean turnedAway = admission == ConnectionLimit.Admission.TURNED_AWAY;
        channel.pipeline().addLast(loop.handler(numbers.next(), turnedAway));
    }
}
