package io.needletail.core.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/** One open listening socket. Opened and closed by the server's. */
final class Listener {
    private static final int BACKLOG = 1024;
    /** A turn of one connection reads two of these, then others have theirs. */
    private static final int READ_BYTES = 32 * 1024;

    private static final int READS_PER_TURN = 2;
    private static final WriteBufferWaterMark WATER_MARKS = new WriteBufferWaterMark(64 * 1024, 256 * 1024);

    private final ListenerConfig config;
    private final ConnectionInitializer initializer;
    private final Channel channel;

    private Listener(ListenerConfig config, ConnectionInitializer initializer, Channel channel) {
        this.config = config;
        this.initializer = initializer;
        this.channel = channel;
    }

    /** @throws BindException naming host and port, when nothing can listen there */
    static Listener open(ListenerConfig config, IoLoops loops, ConnectionInitializer initializer) throws BindException {
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(loops.group())
                .channel(loops.serverChannel())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childOption(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                .childOption(
                        ChannelOption.RECVBUF_ALLOCATOR,
                        new FixedRecvByteBufAllocator(READ_BYTES).maxMessagesPerRead(READS_PER_TURN))
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARKS)
                .childHandler(initializer);
        ChannelFuture bound = bootstrap.bind(config.host(), config.port()).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            BindException failure = new BindException(
                    "cannot listen on " + config.host() + ":" + config.port() + ": " + reason(bound.cause()));
            failure.initCause(bound.cause());
            throw failure;
        }
        return new Listener(config, initializer, bound.channel());
    }

    boolean isTls() {
        return config.tls().isPresent();
    }

    int port() {
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    void close() {
        initializer.stop();
        channel.close().awaitUninterruptibly(1, TimeUnit.SECONDS);
    }

    /** Less the name of the system call and its number. */
    private static String reason(Throwable cause) {
        return String.valueOf(cause.getMessage()).replaceFirst("^.* failed with error\\(-?\\d+\\): ", "");
    }
}
