package io.needletail.core.carrier;

/**
 * How fast one shard may send to one carrier: a token bucket whose rate falls with each refusal for too much and rises while
 * there is none (additive increase, multiplicative decrease). The last tokens are for the urgent. Time is whatever
 * nanoseconds the caller passes; shard thread only.
 */
final class Pacer {
    private static final long SECOND = 1_000_000_000L;
    /** After one decrease the refusals of what was under way are still coming in. */
    private static final long DECREASE_PAUSE = SECOND / 2;
    /** A refusal is answered by a pause, for urgent messages, too: without adaptation that is all there is. */
    private static final long PAUSE = SECOND / 10;
    /** An adapted rate of a carrier without a limit of its own is forgotten beyond this. */
    private static final double UNLIMITED = 1_000_000;

    private final CarrierConfig.Pace pace;
    private final int shards;
    private final double highest;
    private final int burst;
    private final int kept;
    /** Messages a second; 0 for no limit. */
    private double rate;
    /** When the bucket is full again. */
    private long fullAt;

    private boolean started;
    private long nextIncreaseAt;
    private long mayDecreaseAt;
    private long pausedUntil;
    private long countedSince;
    private int sentSince;
    /** Messages a second in the second before; 0 when nothing went then. */
    private double sentBefore;

    Pacer(CarrierConfig.Pace pace, int shards) {
        this.pace = pace;
        this.shards = shards;
        this.highest = (double) pace.perSecond() / shards;
        this.rate = highest;
        this.burst = Math.max(1, pace.burst() / shards);
        this.kept = burst < 2 ? 0 : Math.max(1, burst / 4);
    }

    /** Messages a second now, for all shards; 0 for no limit. */
    double rate() {
        return rate * shards;
    }

    /** Nanoseconds until a message may go: 0 for now. */
    long nanosUntilReady(boolean urgent, long now) {
        if (!started) {
            return 0;
        }
        long pause = Math.max(0, pausedUntil - now);
        if (rate == 0) {
            return pause;
        }
        long room = interval() * (burst - 1 - (urgent ? 0 : kept));
        return Math.max(pause, fullAt - room - now);
    }

    /** A message goes. */
    void take(long now) {
        start(now);
        sentSince++;
        if (rate != 0) {
            fullAt = Math.max(now, fullAt) + interval();
        }
    }

    /** The carrier has refused a message because there were too many. */
    void onThrottled(long now) {
        start(now);
        pausedUntil = now + PAUSE;
        if (pace.decreasePercent() == 0 || now - mayDecreaseAt < 0) {
            return;
        }
        double before = rate == 0 ? observed(now) : rate;
        double reduced = Math.max(least(), before * (100 - pace.decreasePercent()) / 100);
        rate = highest == 0 ? reduced : Math.min(highest, reduced);
        mayDecreaseAt = now + DECREASE_PAUSE;
        nextIncreaseAt = now + SECOND;
        // Whoever is told that it was too much has no tokens left.
        fullAt = now + interval() * burst;
    }

    /** From time to time. */
    void onTime(long now) {
        if (!started || rate == highest || now - nextIncreaseAt < 0) {
            return;
        }
        long seconds = 1 + (now - nextIncreaseAt) / SECOND;
        nextIncreaseAt += seconds * SECOND;
        double spent = Math.max(0, fullAt - now) / (double) interval();
        rate += (double) seconds * pace.increasePerSecond() / shards;
        if (highest == 0 ? rate > UNLIMITED : rate > highest) {
            rate = highest;
        }
        if (rate != 0) {
            fullAt = now + (long) Math.ceil(spent * interval());
        }
    }

    private void start(long now) {
        if (!started) {
            started = true;
            fullAt = now;
            pausedUntil = now;
            mayDecreaseAt = now;
            countedSince = now;
        } else if (now - countedSince > SECOND) {
            long elapsed = now - countedSince;
            sentBefore = elapsed > 2 * SECOND ? 0 : (double) sentSince * SECOND / elapsed;
            countedSince = now;
            sentSince = 0;
        }
    }

    private double observed(long now) {
        double seconds = Math.max(0.05, (double) (now - countedSince) / SECOND);
        return Math.max(1, Math.max(sentBefore, sentSince / seconds));
    }

    private double least() {
        return Math.max(0.1, (double) pace.leastPerSecond() / shards);
    }

    private long interval() {
        return (long) (SECOND / rate);
    }
}
