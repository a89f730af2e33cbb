package io.needletail.core.session;

import io.needletail.core.account.TokenPace;

/** The instants a session's timers start from, in nanoseconds of the session clock. */
final class SessionTimes {
    /** A timer that does not run. */
    static final long OFF = Long.MIN_VALUE;

    final long connectedNanos;
    /** Last time anything was read. */
    long readNanos;
    /** Last request or response other than enquire_link. */
    long operationNanos;
    /** When the enquire_link that awaits its answer was sent. */
    long enquiryNanos = OFF;
    /** Since when the channel has taken nothing. */
    long unwritableNanos = OFF;
    /** When the connection is to be closed, whatever it still waits for. */
    long deadlineNanos = OFF;

    /** State of the bind's own token bucket. */
    long nextSubmitNanos = TokenPace.FULL;
    /** When a session that is beyond a rate goes on. */
    long resumeNanos;

    SessionTimes(long nowNanos) {
        connectedNanos = nowNanos;
        readNanos = nowNanos;
        operationNanos = nowNanos;
    }
}
