package io.needletail.load.engine;

import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.core.protocol.BindType;
import io.needletail.load.profile.RateSchedule;
import io.needletail.load.session.ControlPdus;
import io.needletail.load.session.DueMessages;
import io.needletail.load.session.LoadSession;
import io.needletail.load.session.LoopParts;
import io.needletail.load.session.SessionState;
import io.needletail.load.tally.LoopTallies;
import io.needletail.load.tally.RunTimes;
import io.netty.channel.EventLoop;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The sessions of one event loop, and what is done to all of them. Every method but {@link #eventLoop} in the loop. */
final class LoadLoop {
    private static final long HOUSEKEEPING_MILLIS = 50;

    private final EventLoop eventLoop;
    private final List<LoadSession> sessions;
    private final LoopParts parts;
    private final RunTimes times;
    private final long enquireNanos;
    private long nextEnquire;

    LoadLoop(EventLoop eventLoop, List<LoadSession> sessions, LoopParts parts, RunTimes times, long enquireNanos) {
        this.eventLoop = eventLoop;
        this.sessions = sessions;
        this.parts = parts;
        this.times = times;
        this.enquireNanos = enquireNanos;
    }

    EventLoop eventLoop() {
        return eventLoop;
    }

    List<LoadSession> sessions() {
        return sessions;
    }

    LoopParts parts() {
        return parts;
    }

    /** Starts the timers that run as long as the loop. */
    @SuppressWarnings("FutureReturnValueIgnored") // ends with the loop
    void open() {
        nextEnquire = times.now() + enquireNanos;
        eventLoop.scheduleWithFixedDelay(
                this::housekeeping, HOUSEKEEPING_MILLIS, HOUSEKEEPING_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** The run has begun in a closed loop: first submits. */
    void begin() {
        parts.tallies().begin();
        submitAll();
    }

    /**
     * The run has begun in an open loop.
     *
     * @param submitters sessions of all loops that submit
     * @param limit number of messages in all
     */
    void begin(RateSchedule schedule, int submitters, long limit, long tickNanos) {
        for (LoadSession session : sessions) {
            if (session.type() != BindType.RECEIVER) {
                session.due(new DueMessages(schedule, session.number() - 1, submitters, limit, times.start()));
            }
        }
        parts.tallies().begin();
        new TickTimer(this, times, tickNanos).run();
    }

    /** Gives every session its turn; what is due in an open loop leaves. */
    void submitAll() {
        for (LoadSession session : sessions) {
            if (parts.pace().submit(session) > 0) {
                parts.output().flush(session.channel());
            }
        }
    }

    LoopStatus status() {
        long until = Math.min(times.now(), times.stopAt() - 1);
        boolean overdue = false;
        long waiting = 0;
        int alive = 0;
        for (LoadSession session : sessions) {
            if (session.state() != SessionState.CLOSED) {
                alive++;
                overdue |= session.due().nextNanos() <= until;
                waiting += session.window().waiting();
            }
        }
        return new LoopStatus(
                waiting, alive, parts.pace().isDone(), overdue, parts.tallies().answers());
    }

    /** The measured time is over: what was due and is not sent never will be. */
    void chargeUnsent() {
        long end = times.stopAt();
        for (LoadSession session : sessions) {
            DueMessages due = session.due();
            while (due.nextNanos() < end) {
                parts.tallies().unsent(due.nextNanos(), end - due.nextNanos());
                due.advance();
            }
        }
    }

    /** Ends every session. */
    void unbind(boolean politely) {
        for (LoadSession session : sessions) {
            parts.life().end(session, politely);
        }
    }

    /** What was counted. Closes what is still open; nothing is counted any more. */
    LoopTallies end() {
        for (LoadSession session : sessions) {
            parts.tallies().faults.unanswered += session.window().waiting();
        }
        closeAll();
        parts.tallies().end();
        return parts.tallies();
    }

    /** Closes what is still open. */
    void closeAll() {
        for (LoadSession session : sessions) {
            if (session.state() != SessionState.CLOSED && session.state() != SessionState.CONNECTING) {
                session.state(SessionState.CLOSING);
                parts.life().close(session);
            }
        }
    }

    private void housekeeping() {
        long now = times.now();
        parts.tallies().at(now);
        if (enquireNanos > 0 && now >= nextEnquire) {
            nextEnquire = now + enquireNanos;
            sessions.forEach(this::enquire);
        }
    }

    private void enquire(LoadSession session) {
        if (session.state() == SessionState.BOUND) {
            int sequence = session.window().nextSequence();
            ControlPdus.header(parts.output(), session.channel(), CommandId.ENQUIRE_LINK, CommandStatus.ROK, sequence);
            parts.output().flush(session.channel());
        }
    }
}
