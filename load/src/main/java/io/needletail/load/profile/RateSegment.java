package io.needletail.load.profile;

/**
 * A stretch of time in which the rate changes evenly.
 *
 * @param seconds its length; may be infinite where the rate is constant
 * @param from messages a second at its start
 * @param to messages a second at its end
 */
public record RateSegment(double seconds, double from, double to) {
    public RateSegment {
        if (!(seconds > 0) || !(from >= 0) || !(to >= 0) || Double.isInfinite(from) || Double.isInfinite(to)) {
            throw new IllegalArgumentException("no rate segment: " + seconds + " s from " + from + " to " + to);
        }
    }

    /** Messages that are due within it. */
    double messages() {
        return from == 0 && to == 0 ? 0 : seconds * (from + to) / 2;
    }

    /** Messages due within its first so many seconds. */
    double messagesWithin(double elapsed) {
        return from == to ? from * elapsed : elapsed * (from + slope() * elapsed);
    }

    /** When so many messages of it are due, in seconds from its start; fewer than {@link #messages()}. */
    double secondsUntil(double messages) {
        if (from == to) {
            return messages / from;
        }
        // The root that is stable for slopes near zero and for a start from zero.
        double root = Math.sqrt(Math.max(0, from * from + 4 * slope() * messages));
        return messages == 0 ? 0 : 2 * messages / (from + root);
    }

    private double slope() {
        return (to - from) / (2 * seconds);
    }
}
