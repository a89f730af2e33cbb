package io.needletail.load.sink;

import io.needletail.api.time.Clock;
import io.needletail.core.tls.TlsServer;
import io.needletail.load.sink.account.MessageLog;
import io.needletail.load.sink.account.SinkFigures;
import io.needletail.load.sink.plan.AnswerPlan;
import io.needletail.load.sink.plan.DeliverPlan;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Random;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running sink. Started and closed by one thread; its other methods are for any thread. */
public final class SmscSink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SmscSink.class);
    private static final int BACKLOG = 1024;
    private static final long STOP_SECONDS = 2;
    private static final long TICK_MICROS = 1000;
    private static final WriteBufferWaterMark WATER_MARKS = new WriteBufferWaterMark(256 * 1024, 1024 * 1024);

    private final EventLoopGroup group;
    private final EventLoop eventLoop;
    private final SinkLoop loop;
    private final Channel listener;
    private final @Nullable MessageLog log;

    private final @Nullable TlsServer tls;

    private SmscSink(SinkConfig config, EventLoopGroup group, @Nullable MessageLog log) throws IOException {
        this.group = group;
        this.eventLoop = group.next();
        this.log = log;
        this.tls = config.tls().map(TlsServer::open).orElse(null);
        String run = String.format("%08X", new Random().nextInt());
        this.loop = new SinkLoop(SinkParts.of(config, Clock.system()), run, log);
        this.listener = listen(config);
        if (needsTime(config)) {
            eventLoop
                    .scheduleAtFixedRate(loop::tick, TICK_MICROS, TICK_MICROS, TimeUnit.MICROSECONDS)
                    .addListener(ended -> {
                        if (!ended.isSuccess() && !ended.isCancelled()) {
                            LOG.error("nothing that waits is sent any more", ended.cause());
                        }
                    });
        }
    }

    /**
     * Listens.
     *
     * @throws IOException naming host and port when nothing can listen there, or the file of messages
     * @throws IllegalArgumentException naming the file of TLS that cannot be used
     */
    public static SmscSink start(SinkConfig config) throws IOException {
        MessageLog log = config.messageLog() == null ? null : new MessageLog(config.messageLog());
        ThreadFactory thread = task -> new FastThreadLocalThread(task, "smsc-sink");
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(
                1, thread, Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
        try {
            return new SmscSink(config, group, log);
        } catch (IOException | RuntimeException e) {
            group.shutdownGracefully(0, 0, TimeUnit.SECONDS).awaitUninterruptibly(STOP_SECONDS, TimeUnit.SECONDS);
            if (log != null) {
                log.close();
            }
            throw e;
        }
    }

    /** The port it listens on. */
    public int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    /** What was counted up to now; waits for the event loop. */
    public SinkFigures figures() {
        return eventLoop.submit(loop::figures).syncUninterruptibly().getNow();
    }

    /** Closes every connection; {@link #figures} is to be asked before. Waits at most two seconds. */
    @Override
    public void close() throws IOException {
        listener.close().awaitUninterruptibly(1, TimeUnit.SECONDS);
        // A Netty loop that is told to stop just after it has looked whether it is to stop ends without closing its
        // channels.
        if (!eventLoop.isShuttingDown()) {
            eventLoop.submit(loop::closeAll).awaitUninterruptibly(1, TimeUnit.SECONDS);
        }
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(STOP_SECONDS, TimeUnit.SECONDS);
        if (tls != null) {
            tls.close();
        }
        if (log != null) {
            log.close();
        }
    }

    /** Only what waits needs the tick; the plain path does not pay for it. */
    private static boolean needsTime(SinkConfig config) {
        AnswerPlan answers = config.answers();
        DeliverPlan delivers = config.delivers();
        return !answers.delay().isZero() || delivers.receipts() || delivers.mobileOriginatedRate() > 0;
    }

    private Channel listen(SinkConfig config) throws IOException {
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(group)
                .channel(Epoll.isAvailable() ? EpollServerSocketChannel.class : NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                .childOption(
                        ChannelOption.RECVBUF_ALLOCATOR,
                        new FixedRecvByteBufAllocator(SinkReader.READ_BYTES).maxMessagesPerRead(1))
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARKS)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        if (tls != null) {
                            channel.pipeline().addLast(tls.handler(channel));
                        }
                        channel.pipeline().addLast(new SinkHandler(loop));
                    }
                });
        ChannelFuture bound = bootstrap.bind(config.host(), config.port()).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException(
                    "cannot listen on " + config.host() + ":" + config.port() + ": " + reason(bound.cause()),
                    bound.cause());
        }
        return bound.channel();
    }

    /** Less the name of the system call and its number. */
    private static String reason(Throwable cause) {
        return String.valueOf(cause.getMessage()).replaceFirst("^.* failed with error\\(-?\\d+\\): ", "");
    }
}
