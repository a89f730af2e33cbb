package io.needletail.core.session;

import io.netty.channel.Channel;

/** Opens the session of an accepted connection: its bind is awaited. */
final class EsmeOpening implements SessionOpening {
    private final int number;
    private final boolean turnedAway;
    private final LoopParts parts;
    private final TimerNanos timers;
    private final boolean lenient;

    EsmeOpening(int number, boolean turnedAway, boolean lenient, LoopParts parts, TimerNanos timers) {
        this.number = number;
        this.turnedAway = turnedAway;
        this.lenient = lenient;
        this.parts = parts;
        this.timers = timers;
    }

    @Override
    public SmppSession open(Channel channel) {
        long now = parts.clock().nanos();
        SmppSession session = new SmppSession(number, channel, parts.metrics(), timers, null, now);
        session.lenient(lenient);
        if (turnedAway) {
            parts.closer().turnAway(session, now);
        }
        parts.sessions().add(session);
        parts.metrics().connectionsAccepted.increment();
        parts.metrics().connections.increment();
        return session;
    }
}
