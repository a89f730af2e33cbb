package io.needletail.load.engine;

import io.needletail.core.tls.TlsIdentity;
import io.needletail.load.plan.ConnectPlan;
import io.needletail.load.plan.TlsPlan;
import io.needletail.load.session.LoadFailure;
import io.needletail.load.session.LoadHandler;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import javax.net.ssl.SSLException;

/** Puts TLS, with the JDK's implementation, before the handlers of sessions. */
final class TlsOpening {
    private final ConnectPlan plan;
    private final SslContext context;

    /** @throws LoadFailure naming the file that cannot be used */
    TlsOpening(ConnectPlan plan, TlsPlan tls) throws LoadFailure {
        this.plan = plan;
        try {
            SslContextBuilder builder = SslContextBuilder.forClient().sslProvider(SslProvider.JDK);
            tls.trust().ifPresent(file -> builder.trustManager(TlsIdentity.certificates(file)));
            context = builder.build();
        } catch (SSLException | IllegalArgumentException e) {
            throw new LoadFailure("--tls-trust: " + e.getMessage());
        }
    }

    ChannelHandler before(LoadHandler handler) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                channel.pipeline()
                        .addLast(context.newHandler(channel.alloc(), plan.host(), plan.port()))
                        .addLast(handler);
            }
        };
    }
}
