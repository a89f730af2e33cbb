package io.needletail.core.session;

import io.netty.channel.Channel;

/** Opens a session as ESME: the bind is sent at once. */
final class LinkOpening implements SessionOpening {
    private final int number;
    private final LinkSide link;
    private final LoopParts parts;
    private final LinkBindHandler binder;

    LinkOpening(int number, LinkSide link, LoopParts parts, LinkBindHandler binder) {
        this.number = number;
        this.link = link;
        this.parts = parts;
        this.binder = binder;
    }

    @Override
    public SmppSession open(Channel channel) {
        TimerNanos timers = TimerNanos.of(link.terms().timeouts());
        long now = parts.clock().nanos();
        SmppSession session = new SmppSession(number, channel, parts.metrics(), timers, link, now);
        parts.sessions().add(session);
        binder.ask(session);
        return session;
    }
}
