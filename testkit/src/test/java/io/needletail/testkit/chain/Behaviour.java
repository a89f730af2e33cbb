package io.needletail.testkit.chain;

/** What a carrier does for a while. */
enum Behaviour {
    /** Takes everything, and receipts follow at once. */
    SOUND,
    /** Killed, and nothing listens. */
    GONE,
    /** The process is stopped: connections stay open and nothing is answered. */
    FROZEN,
    /** Takes fewer messages a second than come, and answers ESME_RTHROTTLED beyond. */
    THROTTLING,
    /** Answers or delivers late. */
    SLOW,
    /** Refuses some or all messages with a system error. */
    REFUSING
}
