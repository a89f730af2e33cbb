package io.needletail.api.journal;

/** What a journal record says about a message. The code is part of the record layout and never changes. */
public enum FactType {
    /** A submit was accepted: account, times and the PDU itself. */
    ACCEPTED(1),
    /** A delivery attempt failed for now; the fact holds the number of attempts and the next due time. */
    ATTEMPTED(2),
    /** The message reached a final state. It is forgotten unless the fact says that a receipt is owed. */
    FINAL(3),
    /** The receipt was acknowledged (or given up, as configured): the message is forgotten. */
    SETTLED(4),
    /** A live message's whole state again, at the end of the journal, so that its old file can go. */
    CARRIED(5),
    /** replace_sm: a new PDU for the message. */
    REPLACED(6),
    /** cancel_sm: the message is DELETED. */
    CANCELLED(7),
    /** A carrier took the message and gave it an id of its own; the outcome will come as a receipt. */
    HANDED_OVER(8),
    /** What the router decided; written only while tracing is on. */
    DECIDED(9),
    /** A carrier sent a receipt for no message that is known; the fact keeps the whole PDU. Belongs to no message: id 0. */
    STRAY_RECEIPT(10),
    /** A part of a long message went into another message, named by its id, whose fate it shares. */
    JOINED(11);

    private static final FactType[] BY_CODE = new FactType[12];

    static {
        for (FactType type : values()) {
            BY_CODE[type.code] = type;
        }
    }

    private final int code;

    FactType(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** True for the facts that carry a PDU and that a message's address may point to. */
    public boolean carriesPdu() {
        return this == ACCEPTED || this == CARRIED || this == REPLACED;
    }

    /**
     * The type of a record's code.
     *
     * @throws IllegalArgumentException for a code this version does not know
     */
    public static FactType of(int code) {
        if (code < 1 || code >= BY_CODE.length) {
            throw new IllegalArgumentException("fact type " + code + " is not one of 1 to " + (BY_CODE.length - 1));
        }
        return BY_CODE[code];
    }
}
