package io.needletail.load.session;

/** Decides what a session submits when it has its turn. One for each loop, in its thread. */
public interface Pace {

    /** Adds what the session is to send now to the output of its turn; returns how many. */
    int submit(LoadSession session);

    /** True when this loop has nothing more to send, before any end of the time. */
    boolean isDone();
}
