package io.needletail.core.session;

/** Why a session is not read further for now. A session may have several at a time. */
enum PauseReason {
    /** A bind is being authenticated. */
    BIND,
    /** The session has as many submits unanswered as its window allows. */
    WINDOW,
    /** The loop has as many submits unanswered as answers are guaranteed to fit. */
    LOOP,
    /** A shard's ring was full. */
    RING,
    /** The peer does not read what it is sent. */
    WRITE;

    int mask() {
        return 1 << ordinal();
    }
}
