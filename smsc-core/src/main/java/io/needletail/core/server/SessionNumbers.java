package io.needletail.core.server;

import java.util.concurrent.atomic.AtomicInteger;

/** Numbers for sessions, unique while the process lives, never 0. Any thread. */
final class SessionNumbers {
    private final AtomicInteger last = new AtomicInteger();

    int next() {
        int number = last.incrementAndGet();
        return number != 0 ? number : last.incrementAndGet();
    }
}
