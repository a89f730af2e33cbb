package io.needletail.load.engine;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.net.InetSocketAddress;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The event loops, threads {@code smsc-load-N}, and connections from them: epoll where the platform has it, NIO elsewhere. */
final class LoopGroup implements AutoCloseable {
    /** More than a window's answers; the size up to which Netty's pool keeps buffers at hand for a thread. */
    private static final int READ_BYTES = 32 * 1024;

    private static final int CONNECT_MILLIS = 5_000;
    private static final long STOP_SECONDS = 2;

    private final EventLoopGroup group;

    LoopGroup(int threads) {
        AtomicInteger count = new AtomicInteger();
        ThreadFactory named = task -> new FastThreadLocalThread(task, "smsc-load-" + count.incrementAndGet());
        group = new MultiThreadIoEventLoopGroup(
                threads, named, Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    }

    /** The next loop, each in turn. */
    EventLoop next() {
        return group.next();
    }

    /** Connects a session in its loop. */
    static ChannelFuture connect(EventLoop loop, InetSocketAddress address, ChannelHandler handler) {
        Class<? extends SocketChannel> channel =
                Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class;
        return new Bootstrap()
                .group(loop)
                .channel(channel)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .option(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                .option(
                        ChannelOption.RECVBUF_ALLOCATOR,
                        new FixedRecvByteBufAllocator(READ_BYTES).maxMessagesPerRead(1))
                .handler(handler)
                .connect(address);
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, STOP_SECONDS, TimeUnit.SECONDS)
                .awaitUninterruptibly(2 * STOP_SECONDS, TimeUnit.SECONDS);
    }
}
