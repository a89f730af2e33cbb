package io.needletail.core.session;

import io.needletail.core.protocol.SessionState;
import java.util.ArrayList;
import java.util.List;

/**
 * All timers of a loop's sessions in one periodic look at each, and how late that look is: the lag of the loop. Run by
 * the loop every {@link #INTERVAL_MILLIS}.
 */
final class SessionSweep implements Runnable {
    static final long INTERVAL_MILLIS = 100;

    private static final long INTERVAL_NANOS = INTERVAL_MILLIS * 1_000_000;

    private final LoopParts parts;
    private final EnquireLinkHandler enquirer;
    private final UnbindHandler unbinder;
    private final SessionConfig config;
    private final List<SmppSession> walked = new ArrayList<>();
    private long lastRunNanos;

    SessionSweep(LoopParts parts, EnquireLinkHandler enquirer, UnbindHandler unbinder, SessionConfig config) {
        this.parts = parts;
        this.enquirer = enquirer;
        this.unbinder = unbinder;
        this.config = config;
        this.lastRunNanos = parts.clock().nanos() - INTERVAL_NANOS;
    }

    @Override
    public void run() {
        long now = parts.clock().nanos();
        measureLag(now);
        parts.announcer().retry();
        parts.admission().forAnswers().dropClosed();
        parts.admission().forRing().dropClosed();
        parts.admission().forRate().dropClosed();
        parts.sessions().copyTo(walked);
        for (int i = 0; i < walked.size(); i++) {
            SmppSession session = walked.get(i);
            try {
                check(session, now);
            } catch (RuntimeException e) {
                parts.closer().fail(session, e);
            }
        }
        walked.clear();
    }

    private void measureLag(long now) {
        LoopMetrics metrics = parts.metrics();
        long lag = Math.max(0, now - lastRunNanos - INTERVAL_NANOS);
        lastRunNanos = now;
        metrics.lagNanos.set(lag);
        if (lag > metrics.maxLagNanos.get()) {
            metrics.maxLagNanos.set(lag);
        }
    }

    private void check(SmppSession session, long now) {
        SessionTimes times = session.times();
        if (times.deadlineNanos != SessionTimes.OFF && now - times.deadlineNanos >= 0) {
            expire(session);
        } else if (isSlowReader(session, now)) {
            parts.closer().close(session, CloseReason.SLOW_READER);
        } else if (session.state().isBound()) {
            if (!session.unbinding().isStarted() && !session.isClosing()) {
                checkBound(session, now);
            }
        } else if (session.state() != SessionState.UNBOUND
                && now - times.connectedNanos >= session.timers().sessionInit()) {
            CloseReason reason = session.link() == null ? CloseReason.SESSION_INIT_TIMEOUT : CloseReason.BIND_TIMEOUT;
            parts.closer().close(session, reason);
        }
    }

    /** The time to linger is over, to be told why, or to unbind. */
    private void expire(SmppSession session) {
        if (session.isClosing()) {
            parts.closer().close(session, CloseReason.PEER_CLOSED);
        } else if (session.isTurnedAway()) {
            parts.closer().close(session, CloseReason.CONNECTION_LIMIT);
        } else {
            unbinder.end(session);
        }
    }

    private boolean isSlowReader(SmppSession session, long now) {
        long since = session.times().unwritableNanos;
        return since != SessionTimes.OFF
                && (now - since >= session.timers().slowReader()
                        || session.channel().bytesBeforeWritable() > config.slowReaderBytes());
    }

    private void checkBound(SmppSession session, long now) {
        SessionTimes times = session.times();
        TimerNanos timers = session.timers();
        if (timers.inactivity() > 0 && now - times.operationNanos >= timers.inactivity() && session.unanswered() == 0) {
            unbinder.ask(session, CloseReason.INACTIVITY_TIMEOUT);
        } else if (session.gate().isPaused()) {
            // Nothing can be heard of a peer that is not read.
            times.readNanos = now;
        } else if (times.enquiryNanos == SessionTimes.OFF) {
            if (timers.enquireLink() > 0 && now - times.readNanos >= timers.enquireLink()) {
                enquirer.ask(session, now);
            }
        } else if (now - Math.max(times.enquiryNanos, times.readNanos) >= timers.response()) {
            parts.closer().close(session, CloseReason.ENQUIRE_LINK_TIMEOUT);
        }
    }
}
