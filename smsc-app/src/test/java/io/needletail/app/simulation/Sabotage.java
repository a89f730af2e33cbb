package io.needletail.app.simulation;

/** Bugs put into the world on purpose, to see that the reference model finds them. */
enum Sabotage {
    NONE,
    /** The disk says yes to a batch and forgets it. */
    DROPPED_BATCH,
    /** The journal calls durable what is only appended. */
    ANSWER_BEFORE_COMMIT,
    /** A force says yes and forces nothing. */
    FORGOTTEN_FORCE,
    /** Old journal files go without a look at what lives in them. */
    EARLY_DELETION,
    /** Ids start again with each process. */
    REPEATED_IDS,
    /** The end of a message is not written. */
    UNWRITTEN_END,
    /** The event loop sends receipts before answers. */
    OVERTAKING_RECEIPTS,
    /** Recovery does not show the shard every fact. */
    SKIPPED_FACTS,
    /** Recovery shows the shard a settled message as one that waits for its receipt. */
    REPEATED_RECEIPTS
}
