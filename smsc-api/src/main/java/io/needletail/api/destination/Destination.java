package io.needletail.api.destination;

/**
 * Takes messages from one shard. Called by that shard's thread only; must not block, and must not keep the attempt or
 * its message view. Each call answers by exactly one of the attempt's verdict methods.
 */
public interface Destination {

    /** The name routes use. */
    String name();

    /** Offers one message. Any verdict is allowed. */
    void offer(Attempt attempt);

    /**
     * The time that {@link Attempt#concludeAfter} asked for has come (again, after a restart, from the start of the
     * attempt): say how it ended. {@link Attempt#deliver}, {@link Attempt#fail} and {@link Attempt#retry} are allowed.
     */
    void conclude(Attempt attempt);

    /**
     * Of a message that was not delivered and whose ESME wants to know when its handset can be reached again (set_dpf): in
     * how many milliseconds that will be, negative where nobody knows. The verdict does not matter.
     */
    default long reachableInMillis(Attempt attempt) {
        return -1;
    }
}
