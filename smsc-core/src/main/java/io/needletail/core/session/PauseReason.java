package io.needletail.core.session;

/** Why a session is not read further for now. A session may have several at a time. */
enum PauseReason {
    /** A bind is being authenticated. */
    BIND(1),
    /** The session has as many submits unanswered as its window allows. */
    WINDOW(2),
    /** The loop has as many submits unanswered as answers are guaranteed to fit. */
    LOOP(4),
    /** A shard's ring was full. */
    RING(8),
    /** The peer does not read what it is sent. */
    WRITE(16),
    /** The account or the bind is beyond its rate, and is to be delayed. */
    RATE(32),
    /** A request about a broadcast is being answered. */
    BROADCAST(64);

    private final int mask;

    PauseReason(int mask) {
        this.mask = mask;
    }

    /** A bit of its own. */
    int mask() {
        return mask;
    }
}
