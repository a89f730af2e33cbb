package io.needletail.core.session;

import java.time.Duration;

/** {@link SessionTimeouts} as the loop compares them: in nanoseconds. */
record TimerNanos(
        long sessionInit, long enquireLink, long response, long inactivity, long unbind, long slowReader, long linger) {

    static TimerNanos of(SessionTimeouts timeouts) {
        return new TimerNanos(
                nanos(timeouts.sessionInit()),
                nanos(timeouts.enquireLink()),
                nanos(timeouts.response()),
                nanos(timeouts.inactivity()),
                nanos(timeouts.unbind()),
                nanos(timeouts.slowReader()),
                nanos(timeouts.linger()));
    }

    private static long nanos(Duration duration) {
        return duration.toNanos();
    }
}
