package io.needletail.core.link;

import io.needletail.core.server.LinkLoop;
import io.needletail.core.session.CloseReason;
import io.needletail.core.session.LinkTerms;
import io.needletail.core.tls.TlsClient;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Connections of one link over TCP, with or without TLS, in one event loop. */
final class NettyConnector implements Connector {
    private static final int READ_BYTES = 32 * 1024;
    private static final int READS_PER_TURN = 2;
    private static final WriteBufferWaterMark WATER_MARKS = new WriteBufferWaterMark(64 * 1024, 256 * 1024);

    private final LinkConfig config;
    private final LinkLoop place;
    private final LinkTerms terms;
    private final HostResolver resolver;
    private final @Nullable TlsClient tls;
    private final int connectMillis;
    /** What is being connected; what does not belong to it any more does nothing. */
    private @Nullable Attempt current;

    private int attempts;

    NettyConnector(LinkConfig config, LinkLoop place, LinkTerms terms, HostResolver resolver, @Nullable TlsClient tls) {
        this.config = config;
        this.place = place;
        this.terms = terms;
        this.resolver = resolver;
        this.tls = tls;
        this.connectMillis = (int) config.timers().connect().toMillis();
    }

    @Override
    public void connect(LinkHost host, Listener listener) {
        Attempt attempt = new Attempt(host, listener, place.numbers().getAsInt());
        current = attempt;
        attempt.begin();
    }

    @Override
    public void end(CloseReason reason) {
        Attempt attempt = current;
        if (attempt != null && attempt.channel != null) {
            place.sessions().end(attempt.number, reason);
        } else if (attempt != null) {
            attempt.fail(reason.sentence());
        }
    }

    @Override
    public void abort(CloseReason reason) {
        Attempt attempt = current;
        if (attempt != null && attempt.channel != null) {
            place.sessions().close(attempt.number, reason);
        } else if (attempt != null) {
            attempt.fail(reason.sentence());
        }
    }

    @Override
    public void probe(LinkHost host, Runnable yes) {
        resolver.resolve(host.host(), place.loop(), new HostResolver.Answer() {
            @Override
            public void onAddresses(InetAddress[] addresses) {
                open(addresses[0], host.port(), new ChannelInboundHandlerAdapter())
                        .addListener(done -> {
                            if (done.isSuccess()) {
                                yes.run();
                            }
                        })
                        .addListener(NettyConnector::closeAnyway);
            }

            @Override
            public void onUnknown(String reason) {}
        });
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private static void closeAnyway(Future<? super Void> done) {
        if (done instanceof ChannelFuture connected) {
            connected.channel().close();
        }
    }

    private ChannelFuture open(InetAddress address, int port, ChannelHandler handler) {
        Bootstrap bootstrap = new Bootstrap()
                .group(place.loop())
                .channel(place.channelType())
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, connectMillis)
                .option(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                .option(
                        ChannelOption.RECVBUF_ALLOCATOR,
                        new FixedRecvByteBufAllocator(READ_BYTES).maxMessagesPerRead(READS_PER_TURN))
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARKS)
                .handler(handler);
        InetSocketAddress remote = new InetSocketAddress(address, port);
        String local = config.localAddress();
        return local == null ? bootstrap.connect(remote) : bootstrap.connect(remote, new InetSocketAddress(local, 0));
    }

    /** One attempt to connect: ends once, in a failure or in a channel whose session tells the rest. */
    private final class Attempt implements HostResolver.Answer {
        private final LinkHost host;
        private final Listener listener;
        private final int number;
        private boolean ended;
        private @Nullable ChannelFuture connecting;
        private @Nullable Channel channel;

        Attempt(LinkHost host, Listener listener, int number) {
            this.host = host;
            this.listener = listener;
            this.number = number;
        }

        @SuppressWarnings("FutureReturnValueIgnored")
        void begin() {
            place.loop().schedule(this::tooLate, connectMillis, TimeUnit.MILLISECONDS);
            resolver.resolve(host.host(), place.loop(), this);
        }

        @Override
        public void onAddresses(InetAddress[] addresses) {
            if (!ended) {
                // A name with several addresses: each attempt takes the next.
                InetAddress address = addresses[Math.floorMod(attempts++, addresses.length)];
                connecting = open(address, host.port(), new Pipeline(this));
                connecting.addListener(done -> onConnected((ChannelFuture) done));
            }
        }

        @Override
        public void onUnknown(String reason) {
            fail(reason);
        }

        @SuppressWarnings("FutureReturnValueIgnored")
        private void onConnected(ChannelFuture done) {
            if (!done.isSuccess()) {
                fail(reason(done.cause()));
            } else if (ended) {
                done.channel().close();
            } else {
                ended = true;
                channel = done.channel();
            }
        }

        /** Looking up the name took too long; connecting has its own limit. */
        private void tooLate() {
            if (connecting == null) {
                fail("the name was not found in time");
            }
        }

        @SuppressWarnings("FutureReturnValueIgnored")
        void fail(String reason) {
            if (!ended) {
                ended = true;
                ChannelFuture pending = connecting;
                if (pending != null) {
                    pending.cancel(false);
                    pending.channel().close();
                }
                place.loop().execute(() -> listener.onConnectFailed(reason));
            }
        }
    }

    private final class Pipeline extends ChannelInitializer<Channel> {
        private final Attempt attempt;

        Pipeline(Attempt attempt) {
            this.attempt = attempt;
        }

        @Override
        protected void initChannel(Channel channel) {
            if (tls != null) {
                channel.pipeline()
                        .addLast(tls.handler(channel, attempt.host.host(), attempt.host.port(), connectMillis));
            }
            channel.pipeline().addLast(place.sessions().linkHandler(attempt.number, terms, attempt.listener));
        }
    }

    /** Less the name of the system call, its number and the address. */
    private static String reason(Throwable cause) {
        return String.valueOf(cause.getMessage())
                .replaceFirst("^.* failed with error\\(-?\\d+\\): ", "")
                .replaceFirst(": /?[^ ]*$", "");
    }
}
