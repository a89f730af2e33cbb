package io.needletail.load.profile;

import java.util.ArrayList;
import java.util.List;

/**
 * The rate of an open loop over time: segments one after the other; the last rate goes on for ever.
 *
 * @param text as the user wrote it
 * @param segments at least one
 */
public record RateProfile(String text, List<RateSegment> segments) {
    public RateProfile {
        segments = List.copyOf(segments);
        if (segments.isEmpty()) {
            throw new IllegalArgumentException("a rate profile has at least one segment");
        }
    }

    /** So many messages a second, for ever. */
    public static RateProfile constant(String text, double rate) {
        return new RateProfile(text, List.of(new RateSegment(Double.POSITIVE_INFINITY, rate, rate)));
    }

    /** The length that the profile itself names, in seconds; infinite if it names none. */
    public double seconds() {
        return segments.stream().mapToDouble(RateSegment::seconds).sum();
    }

    /** The same profile, that many seconds later, with its first rate until then. */
    public RateProfile after(double warmupSeconds) {
        if (warmupSeconds <= 0) {
            return this;
        }
        List<RateSegment> all = new ArrayList<>(segments);
        double first = segments.get(0).from();
        all.add(0, new RateSegment(warmupSeconds, first, first));
        return new RateProfile(text, all);
    }
}
