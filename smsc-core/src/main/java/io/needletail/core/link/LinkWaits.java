package io.needletail.core.link;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** When a link tries again. Its event loop only. */
final class LinkWaits {
    /** Between two hosts of one round. */
    private static final long NEXT_HOST_MILLIS = 100;

    private static final int ALREADY_BOUND_GROWTH = 10;
    private static final int REFUSED_GROWTH = 12;
    private static final long LONGEST_PROBE_MILLIS = Duration.ofHours(1).toMillis();

    private final LinkTimers timers;
    private final Backoff usual;
    private final Backoff alreadyBound;
    private final Backoff refused;
    private long probeMillis;

    LinkWaits(LinkTimers timers, RandomGenerator random) {
        this.timers = timers;
        this.usual = new Backoff(
                timers.reconnectMin().toMillis(), timers.reconnectMax().toMillis(), random);
        this.alreadyBound = grown(timers.alreadyBound(), ALREADY_BOUND_GROWTH, random);
        this.refused = grown(timers.refused(), REFUSED_GROWTH, random);
        this.probeMillis = timers.backToPrimary().toMillis();
    }

    long after(FailureClass failure) {
        return switch (failure) {
            case USUAL -> usual.next();
            case ALREADY_BOUND -> alreadyBound.next();
            case CREDENTIALS -> refused.next();
        };
    }

    static long nextHost() {
        return NEXT_HOST_MILLIS;
    }

    /** A bind was granted: the refusals are over. */
    void onBound() {
        alreadyBound.reset();
        refused.reset();
    }

    /** A session has lasted for this long: a short one does not shorten the waits, so that a flapping link does not storm. */
    void onLasted(long millis) {
        if (millis >= timers.reconnectMax().toMillis()) {
            usual.reset();
        }
    }

    /** To the next look at the primary host, 0 for never. Doubles while nothing comes of it. */
    long nextProbe() {
        long wait = probeMillis;
        probeMillis = Math.min(Math.max(LONGEST_PROBE_MILLIS, wait), wait * 2);
        return wait;
    }

    /** Bound on the primary host. */
    void onPrimary() {
        probeMillis = timers.backToPrimary().toMillis();
    }

    private static Backoff grown(Duration min, int growth, RandomGenerator random) {
        return new Backoff(min.toMillis(), min.toMillis() * growth, random);
    }
}
