package io.needletail.conformance.check;

import java.io.IOException;

/** What a check does. */
@FunctionalInterface
public interface Script {
    /**
     * Plays it; returns if the server conforms.
     *
     * @throws DeviationException if it does not
     * @throws UnsupportedException if it lacks an operation, and says so
     * @throws UnclaimedException if the suite does not know how to bring the situation about
     * @throws IOException if there is no connection to be had
     */
    void play(Trial trial) throws IOException;
}
