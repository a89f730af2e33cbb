package io.needletail.core.table;

/** Where a live message is; decides which queue or timer its links belong to. Stored in four bits. */
public enum Phase {
    /** In the open or a not yet durable journal batch; not linked. */
    JOURNALING(0),
    /** Waits in the timer wheel for its next attempt, its schedule or its expiry. */
    WAITING(1),
    /** At a destination that named the time of its outcome; in the timer wheel. */
    TIMED(2),
    /** At a destination that will report the outcome by an event; not linked. */
    PENDING(3),
    /** Final; its receipt waits in the account's queue. */
    RECEIPT_QUEUED(4),
    /** Final; its receipt is unanswered on a session; not linked. */
    RECEIPT_SENT(5),
    /** Final; its receipt was refused for now and waits in the timer wheel. */
    RECEIPT_DELAYED(6),
    /** Waits for its turn in a lane of a carrier. */
    LANE_QUEUED(7),
    /** A carrier has it; in the timer wheel until its receipt comes. */
    AWAITING_RECEIPT(8),
    /** Waits for a bound session of the account it goes to. */
    DELIVERY_QUEUED(9),
    /** Unanswered on a session of the account it goes to; not linked. */
    DELIVERY_SENT(10),
    /** A part that waits in the timer wheel for the others of its message. */
    HELD(11),
    /** A part that has gone into a message, whose fate it shares; not linked. */
    JOINED(12);

    private static final Phase[] BY_CODE = values();

    private final int code;

    Phase(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static Phase of(int code) {
        return BY_CODE[code];
    }
}
