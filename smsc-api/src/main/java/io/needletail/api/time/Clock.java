package io.needletail.api.time;

/**
 * The only source of time inside a shard and a session, so that a simulation can own it.
 *
 * <p>Called by any thread; implementations are thread-safe and never block.
 */
public interface Clock {

    /** Wall-clock time in milliseconds since 1970-01-01 UTC. May jump. */
    long millis();

    /** Monotonic time in nanoseconds from an arbitrary origin; only differences mean something. */
    long nanos();

    /** The machine's own clock. */
    static Clock system() {
        return SystemClock.INSTANCE;
    }
}
