package io.needletail.api.route;

/**
 * How urgent a message is: lanes from intake to the carrier's window, first to last. Stored in two bits.
 */
public enum Lane {
    /** One-time passwords and whatever somebody waits for. */
    URGENT(0),
    /** Transactional: two-way replies, notices that age quickly. */
    HIGH(1),
    /** Everything without a class of its own. */
    NORMAL(2),
    /** Campaigns. */
    BULK(3);

    private static final Lane[] BY_CODE = values();

    private final int code;

    Lane(int code) {
        this.code = code;
    }

    /** 0 for the first to be served, 3 for the last; part of the journal's layout. */
    public int code() {
        return code;
    }

    /** The lane of {@link #code}. */
    public static Lane of(int code) {
        return BY_CODE[code];
    }

    /** The lane of a priority_flag (SMPP 3.4 section 5.2.14): 3 and more URGENT, 2 HIGH, 0 and 1 NORMAL. */
    public static Lane ofPriority(int priorityFlag) {
        return priorityFlag >= 3 ? URGENT : priorityFlag == 2 ? HIGH : NORMAL;
    }
}
