package io.needletail.core.table;

/** Where a live message is; decides which queue or timer its links belong to. Stored in four bits. */
public enum Phase {
    /** In the open or a not yet durable journal batch; not linked. */
    JOURNALING,
    /** Waits in the timer wheel for its next attempt, its schedule or its expiry. */
    WAITING,
    /** At a destination that named the time of its outcome; in the timer wheel. */
    TIMED,
    /** At a destination that will report the outcome by an event; not linked. */
    PENDING,
    /** Final; its receipt waits in the account's queue. */
    RECEIPT_QUEUED,
    /** Final; its receipt is unanswered on a session; not linked. */
    RECEIPT_SENT,
    /** Final; its receipt was refused for now and waits in the timer wheel. */
    RECEIPT_DELAYED;

    private static final Phase[] BY_CODE = values();

    static Phase of(int code) {
        return BY_CODE[code];
    }

    /** True for the phases whose links are the timer wheel's. */
    public boolean isTimed() {
        return this == WAITING || this == TIMED || this == RECEIPT_DELAYED;
    }
}
