package io.needletail.core.shard;

/**
 * How long a thread with nothing to do polls before it parks. Parking and being woken costs some 50 microseconds of latency
 * and as much CPU; so it pays to poll for about as long when the next event is likely to come within that time, and it does
 * not pay when waits are longer, or when a turn has so much to do that the wake-up hardly counts. Owned by the thread that
 * waits.
 */
final class SpinLimit {
    /** About what a park and a wake-up cost. */
    static final long LONGEST_NANOS = 50_000;
    /** A turn of more events is worth its wake-up, and on few cores somebody else needs the core. */
    static final int FEW_EVENTS = 8;

    private static final long SHORTEST_NANOS = 1_000;

    private final boolean enabled;
    private long nanos = LONGEST_NANOS;

    /** @param processors those the process may use; with one, whoever is waited for cannot run while somebody polls */
    SpinLimit(int processors) {
        this.enabled = processors > 1;
    }

    /** Nanoseconds to poll, 0 for not at all, after a turn of {@code events} events. */
    long nanosAfter(long events) {
        return enabled && events <= FEW_EVENTS && nanos >= SHORTEST_NANOS ? nanos : 0;
    }

    /** An event came after such a wait: short waits are worth polling for, long ones make it less likely next time. */
    void onEvent(long waitedNanos) {
        nanos = waitedNanos <= LONGEST_NANOS ? LONGEST_NANOS : nanos / 2;
    }
}
