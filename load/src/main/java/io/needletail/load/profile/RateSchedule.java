package io.needletail.load.profile;

/**
 * When each message of a profile is intended to be sent. Messages of one tick are intended at its end, together, which spares
 * the generator CPU; their latency counts from there. Immutable, no allocation, any thread.
 */
public final class RateSchedule {
    /** Of a message that is never due. */
    public static final long NEVER = Long.MAX_VALUE;

    private static final double NANOS = 1e9;

    private final RateSegment[] segments;
    /** Messages and seconds before each segment. */
    private final double[] messagesBefore;

    private final double[] secondsBefore;
    private final long tickNanos;

    /** @param tickNanos 0 for times as even as they can be */
    public RateSchedule(RateProfile profile, long tickNanos) {
        this.tickNanos = tickNanos;
        int count = profile.segments().size();
        segments = new RateSegment[count + 1];
        messagesBefore = new double[count + 1];
        secondsBefore = new double[count + 1];
        double messages = 0;
        double seconds = 0;
        for (int i = 0; i < count; i++) {
            RateSegment segment = profile.segments().get(i);
            segments[i] = segment;
            messagesBefore[i] = messages;
            secondsBefore[i] = seconds;
            messages += segment.messages();
            seconds += segment.seconds();
        }
        double last = segments[count - 1].to();
        segments[count] = new RateSegment(Double.POSITIVE_INFINITY, last, last);
        messagesBefore[count] = messages;
        secondsBefore[count] = seconds;
    }

    /** Nanoseconds from the start of the profile to the message with this number, the first is 0; or {@link #NEVER}. */
    public long nanosOf(long number) {
        int i = 0;
        while (i < segments.length - 1 && number >= messagesBefore[i + 1]) {
            i++;
        }
        if (number - messagesBefore[i] >= segments[i].messages()) {
            return NEVER;
        }
        double seconds = secondsBefore[i] + segments[i].secondsUntil(number - messagesBefore[i]);
        long nanos = (long) (seconds * NANOS);
        return tickNanos == 0 ? nanos : (nanos + tickNanos - 1) / tickNanos * tickNanos;
    }

    /** Messages due before this time, ticks aside. */
    public double messagesBy(double seconds) {
        int i = 0;
        while (i < segments.length - 1 && seconds >= secondsBefore[i + 1]) {
            i++;
        }
        return messagesBefore[i] + segments[i].messagesWithin(seconds - secondsBefore[i]);
    }
}
