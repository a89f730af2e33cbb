package io.needletail.core.server;

import io.needletail.core.pipeline.OutboxRing;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The event loops, threads {@code smsc-io-1} to {@code smsc-io-N}, and the outboxes through which shards reach them. Made
 * first, by the composition root; epoll where the platform has it, NIO elsewhere.
 */
public final class IoLoops implements AutoCloseable {
    private static final long STOP_SECONDS = 1;

    private final EventLoopGroup group;
    private final List<EventLoopLane> lanes = new ArrayList<>();

    /**
     * @param threads event loops
     * @param shards number of shards
     * @param outboxBytes for each pair of loop and shard, a power of two from {@link OutboxRing#MIN_BYTES}
     */
    public IoLoops(int threads, int shards, int outboxBytes) {
        if (outboxBytes < OutboxRing.MIN_BYTES || Integer.bitCount(outboxBytes) != 1) {
            throw new IllegalArgumentException(
                    "outbox bytes must be a power of two from " + OutboxRing.MIN_BYTES + ", not " + outboxBytes);
        }
        group = new MultiThreadIoEventLoopGroup(threads, namedThreads(), ioHandlers());
        int index = 0;
        for (EventExecutor loop : group) {
            lanes.add(new EventLoopLane(index++, (EventLoop) loop, shards, outboxBytes));
        }
    }

    /** Number of event loops. */
    public int count() {
        return lanes.size();
    }

    /** Outboxes of one loop, by shard: shard n answers sessions of this loop through the n-th. */
    public OutboxRing[] outboxes(int loop) {
        return lanes.get(loop).outboxes().clone();
    }

    /** Name of the transport in use, for the start-up banner. */
    public String transport() {
        return Epoll.isAvailable() ? "epoll" : "nio";
    }

    /** Stops the threads; waits at most two seconds. */
    @Override
    public void close() {
        group.shutdownGracefully(0, STOP_SECONDS, TimeUnit.SECONDS)
                .awaitUninterruptibly(2 * STOP_SECONDS, TimeUnit.SECONDS);
    }

    EventLoopGroup group() {
        return group;
    }

    List<EventLoopLane> lanes() {
        return lanes;
    }

    Class<? extends ServerChannel> serverChannel() {
        return Epoll.isAvailable() ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
    }

    Class<? extends SocketChannel> socketChannel() {
        return Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class;
    }

    private static IoHandlerFactory ioHandlers() {
        return Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    }

    private static ThreadFactory namedThreads() {
        AtomicInteger count = new AtomicInteger();
        return task -> new FastThreadLocalThread(task, "smsc-io-" + count.incrementAndGet());
    }
}
