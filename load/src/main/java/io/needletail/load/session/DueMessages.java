package io.needletail.load.session;

import io.needletail.load.profile.RateProfile;
import io.needletail.load.profile.RateSchedule;
import io.needletail.load.tally.RunTimes;

/**
 * When one session is to submit in an open loop: it takes every n-th message of the schedule, n sessions in turn. In the session's
 * loop.
 */
public final class DueMessages {
    private final RateSchedule schedule;
    private final long limit;
    private final int step;
    private final long start;
    private long next;
    private long nextNanos;

    /**
     * @param first number of the first message this session takes
     * @param step number of sessions
     * @param limit number of messages in all
     * @param start when the schedule starts
     */
    public DueMessages(RateSchedule schedule, int first, int step, long limit, long start) {
        this.schedule = schedule;
        this.limit = limit;
        this.step = step;
        this.start = start;
        this.next = first;
        this.nextNanos = due();
    }

    /** For a session that has nothing to send by a schedule. */
    public static DueMessages none() {
        return new DueMessages(new RateSchedule(RateProfile.constant("1", 1), 0), 0, 1, 0, 0);
    }

    /** When the next one is meant to be sent, {@link RunTimes#NEVER} if there is none. */
    public long nextNanos() {
        return nextNanos;
    }

    /** The next one is sent or given up. */
    public void advance() {
        next += step;
        nextNanos = due();
    }

    private long due() {
        long nanos = next >= limit ? RateSchedule.NEVER : schedule.nanosOf(next);
        return nanos == RateSchedule.NEVER ? RunTimes.NEVER : start + nanos;
    }
}
