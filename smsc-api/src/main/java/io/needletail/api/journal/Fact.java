package io.needletail.api.journal;

import io.needletail.api.message.MessageState;

/**
 * One fact on its way into or out of a journal: a mutable flyweight with public fields, owned by the thread that owns
 * the journal. Which fields count depends on the type:
 *
 * <pre>
 * field            ACCEPTED CARRIED REPLACED ATTEMPTED FINAL SETTLED CANCELLED HANDED_OVER DECIDED STRAY_RECEIPT
 * id, timeMillis      x        x       x         x       x      x        x          x         x         x
 * flags               x        x       x                 x                                    x
 * dueMillis           x        x       x         x                                  x
 * expiryMillis        x        x       x
 * attempts                     x                 x       x                          x
 * state, error                 x                 x       x
 * systemId            x        x       x
 * destination         x        x       x         x                                  x         x         x
 * upstream                     x                                                    x                   x
 * pdu                PDU      PDU     PDU                                      id text    rule name    PDU
 * </pre>
 *
 * A CARRIED fact of a message that a carrier has says so itself: dueMillis, destination and upstream are those of its HANDED_OVER.
 * JOINED has id, timeMillis, upstream (the id of the message that the part went into; 0 takes an earlier one back) and, if the part has no receipt of its
 * own any more, no RECEIPT_OWED in its flags.
 * A CARRIED fact keeps the acceptance time in timeMillis and puts the time of its final state, if it has one, in
 * dueMillis.
 */
public final class Fact {
    /** {@link #flags}: the id is written in base 36 because a 3.3 peer submitted the message. */
    public static final int SHORT_ID = 1;
    /** {@link #flags} of FINAL and CARRIED: a receipt is owed for the final state. */
    public static final int RECEIPT_OWED = 2;
    /** {@link #flags} of facts with a PDU: the message goes to {@link #destination} and nowhere else; it is not routed. */
    public static final int PINNED = 4;
    /** {@link #flags} of facts with a PDU: bits 3 and 4 say how the submitting session was bound, as in a RouteQuery. */
    public static final int BIND_SHIFT = 3;
    /** {@link #flags} of facts with a PDU: datagram or transaction mode, so there is one attempt and no receipt. */
    public static final int SINGLE_ATTEMPT = 0x20;
    /** {@link #flags} of facts with a PDU: set_dpf asks for an alert_notification after a failed delivery. */
    public static final int SETS_DPF = 0x40;
    /** {@link #flags} of DECIDED: the message was refused or dropped; otherwise bits 1 and 2 are its lane. */
    public static final int NOT_FORWARDED = 1;
    /** {@link #flags} of DECIDED: bits 1 and 2. */
    public static final int LANE_SHIFT = 1;
    /** {@link #flags}: bits 8 to 13 are the registered_delivery octet of the submit, whose highest two are reserved. */
    public static final int REGISTERED_SHIFT = 8;
    /** The bits of it that may be set. */
    public static final int REGISTERED_MASK = 0x3F;

    /**
     * {@link #flags} of facts with a PDU: a part that waits for the others of its message, until {@link #dueMillis}; or, with
     * {@link #upstream}, has gone into the message of that id. Of registered_delivery, this bit is never set.
     */
    public static final int HELD = 0x8000;
    /** {@link #attempts} with {@link #HELD}, a bit: its account wants a receipt for each part. */
    public static final int RECEIPT_EACH = 1;
    /** {@link #attempts} with {@link #HELD}, a bit: its account wants no parts to go on by themselves. */
    public static final int ALL_OR_NONE = 2;

    /**
     * {@link #flags} of facts with a PDU: one of several messages that a single request became. In the header of its PDU the
     * family's id stands where command_status and sequence_number do. With SETTLED: the family was never whole and does not count.
     */
    public static final int MEMBER = 0x80;
    /** {@link #flags} of ACCEPTED with {@link #MEMBER}: the last of its family. Without it, none of the others counts. */
    public static final int LAST_MEMBER = 0x4000;

    public FactType type = FactType.ACCEPTED;
    public long id;
    /** When it happened, milliseconds since 1970 UTC. */
    public long timeMillis;

    public int flags;
    /** ACCEPTED: scheduled delivery time, 0 for at once. ATTEMPTED, CARRIED: when it is due next. */
    public long dueMillis;
    /** End of validity, milliseconds since 1970 UTC. */
    public long expiryMillis;

    /** Failed ones; with {@link #HELD}, what the account wanted when the part came. */
    public int attempts;

    public MessageState state = MessageState.ENROUTE;
    public int networkError;
    /** system_id of the submitting account, ISO 8859-1; length in {@link #systemIdLength}. */
    public byte[] systemId = new byte[16];

    public int systemIdLength;
    /**
     * Name of a destination, ISO 8859-1; length in {@link #destinationLength}, 0 for none. HANDED_OVER, STRAY_RECEIPT: the
     * carrier; DECIDED: where it goes; ATTEMPTED: where the attempt failed; with {@link #PINNED}: where it must go; CARRIED
     * with {@link #upstream}: the carrier that has it.
     */
    public byte[] destination = new byte[64];

    public int destinationLength;
    /** Hash of the carrier and the id it gave, by which its receipt is known; 0 for none. */
    public long upstream;
    /** Bytes that hold the PDU, the carrier's id for the message, or the rule's name. For append: the caller's array. For read and replay: an array the fact keeps. */
    public byte[] pdu = new byte[512];

    public int pduOffset;
    public int pduLength;
}
