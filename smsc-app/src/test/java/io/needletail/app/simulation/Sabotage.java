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
    REPEATED_RECEIPTS,
    /** That a carrier has taken a message is not written. */
    UNWRITTEN_HAND_OVER,
    /** Recovery does not show the shard that a carrier has a message. */
    FORGOTTEN_HAND_OVER,
    /** A message carried forward leaves behind that a carrier has it. */
    CARRIED_WITHOUT_HAND_OVER,
    /** Recovery does not show the shard the end of a message: a receipt counts twice. */
    FORGOTTEN_FINAL,
    /** A carrier's receipt is acknowledged as soon as it is read. */
    HASTY_ACKNOWLEDGEMENT,
    /** The shard believes a carrier's window to be larger by one. */
    WINDOW_OFF_BY_ONE,
    /** The shard believes that a carrier takes ten times as much. */
    UNHEEDED_PACE,
    /** Responses reach the shard with the id of the one before. */
    MIXED_UP_IDS,
    /** Every failure in a receipt is read as a success. */
    FLATTERING_RECEIPTS,
    /** The end that a cancel_sm gives a message is not written. */
    UNWRITTEN_CANCEL,
    /** What a replace_sm makes of a message is not written. */
    UNWRITTEN_REPLACEMENT,
    /** Recovery does not show the shard what a replace_sm has made of a message. */
    FORGOTTEN_REPLACEMENT
}
