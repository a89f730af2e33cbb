package io.needletail.app.simulation;

/** Whether an operation can still change a message. */
enum Reach {
    /** It waits: nobody has it. */
    FREE,
    /** It has ended, is on the wire, or somebody has it. */
    HELD,
    /** Only the shard knows. */
    EITHER
}
