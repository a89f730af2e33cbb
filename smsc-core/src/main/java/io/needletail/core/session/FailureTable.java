package io.needletail.core.session;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Refused binds by address, or by account. Not thread-safe: {@link BindBackoff} locks. */
final class FailureTable<K> {
    private static final long MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final int MOST_DOUBLINGS = 30;

    private final int most;
    private final int free;
    private final long firstNanos;
    private final long longestNanos;
    private final Map<K, Failures> known = new LinkedHashMap<>(16, 0.75f, true);

    private static final class Failures {
        private int count;
        private long sinceNanos;
        private long penaltyNanos;
        /** The one account that was tried; null for several. */
        private @Nullable String systemId;
    }

    /**
     * @param most entries at a time
     * @param free failures within a minute from which on there is a penalty
     * @param firstNanos the first penalty; each doubles the one before
     */
    FailureTable(int most, int free, long firstNanos, long longestNanos) {
        this.most = most;
        this.free = free;
        this.firstNanos = firstNanos;
        this.longestNanos = longestNanos;
    }

    void add(K key, String systemId, long nowNanos) {
        Failures failures = current(key, nowNanos);
        if (failures == null) {
            failures = new Failures();
            failures.sinceNanos = nowNanos;
            failures.systemId = systemId;
            known.put(key, failures);
            dropOldest();
        }
        if (!systemId.equals(failures.systemId)) {
            failures.systemId = null;
        }
        failures.count++;
        if (failures.count >= free) {
            int doublings = Math.min(failures.count - free, MOST_DOUBLINGS);
            failures.penaltyNanos = Math.min(longestNanos, firstNanos << doublings);
            failures.sinceNanos = nowNanos;
        }
    }

    /** What is left of the penalty; 0 for none. */
    long leftNanos(K key, long nowNanos) {
        Failures failures = current(key, nowNanos);
        return failures == null ? 0 : Math.max(0, failures.sinceNanos + failures.penaltyNanos - nowNanos);
    }

    /** The whole penalty while it is not forgotten; 0 for none. */
    long penaltyNanos(K key, long nowNanos) {
        Failures failures = current(key, nowNanos);
        return failures == null ? 0 : failures.penaltyNanos;
    }

    /** Forgets the failures if all of them were of this account. */
    void forgive(K key, String systemId) {
        Failures failures = known.get(key);
        if (failures != null && systemId.equals(failures.systemId)) {
            known.remove(key);
        }
    }

    int size() {
        return known.size();
    }

    /** Forgets what is a minute old: the first of the free failures, or the end of the penalty. */
    private @Nullable Failures current(K key, long nowNanos) {
        Failures failures = known.get(key);
        if (failures != null && nowNanos - failures.sinceNanos - failures.penaltyNanos > MINUTE_NANOS) {
            known.remove(key);
            return null;
        }
        return failures;
    }

    private void dropOldest() {
        if (known.size() > most) {
            known.remove(known.keySet().iterator().next());
        }
    }
}
