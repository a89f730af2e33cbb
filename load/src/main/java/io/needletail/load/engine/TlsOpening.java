package io.needletail.load.engine;

import io.needletail.core.tls.TlsClient;
import io.needletail.core.tls.TlsClientConfig;
import io.needletail.load.plan.ConnectPlan;
import io.needletail.load.session.LoadFailure;
import io.needletail.load.session.LoadHandler;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;

/** Puts TLS before the handlers of sessions. */
final class TlsOpening {
    private static final long HANDSHAKE_MILLIS = 10_000;

    private final ConnectPlan plan;
    private final TlsClient client;

    /** @throws LoadFailure naming the file that cannot be used */
    TlsOpening(ConnectPlan plan, TlsClientConfig config) throws LoadFailure {
        this.plan = plan;
        try {
            client = TlsClient.open(config);
        } catch (IllegalArgumentException e) {
            throw new LoadFailure(String.valueOf(e.getMessage()));
        }
    }

    ChannelHandler before(LoadHandler handler) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                channel.pipeline()
                        .addLast(client.handler(channel, plan.host(), plan.port(), HANDSHAKE_MILLIS))
                        .addLast(handler);
            }
        };
    }
}
