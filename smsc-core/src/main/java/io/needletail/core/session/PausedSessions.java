package io.needletail.core.session;

import java.util.ArrayDeque;

/** Sessions of a loop that wait for the same thing, in the order they began to. */
final class PausedSessions {
    private final PauseReason reason;
    private final ArrayDeque<SmppSession> waiting = new ArrayDeque<>();

    PausedSessions(PauseReason reason) {
        this.reason = reason;
    }

    /** Pauses a session; returns false when it waited here already. */
    boolean pause(SmppSession session) {
        boolean first = session.gate().pause(reason);
        if (first) {
            waiting.add(session);
        }
        return first;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Forgets those whose connection has ended, so that a long wait does not gather them. */
    void dropClosed() {
        if (!waiting.isEmpty()) {
            waiting.removeIf(SmppSession::isClosing);
        }
    }

    int size() {
        return waiting.size();
    }

    /** Takes the session that has waited longest; only after {@link #isEmpty} said no. */
    SmppSession next() {
        return waiting.remove();
    }

    /** Puts back what {@link #next} took: it has to wait on. */
    void keep(SmppSession session) {
        waiting.add(session);
    }

    PauseReason reason() {
        return reason;
    }
}
