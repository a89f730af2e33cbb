package io.needletail.core.server;

import io.needletail.core.session.SessionLoop;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import java.util.function.IntSupplier;

/**
 * One event loop as connections to carriers need it.
 *
 * @param channelType of its transport
 * @param sessions whose handlers serve the channels
 * @param numbers unique while the process lives, never 0
 */
public record LinkLoop(
        EventLoop loop, Class<? extends SocketChannel> channelType, SessionLoop sessions, IntSupplier numbers) {}
