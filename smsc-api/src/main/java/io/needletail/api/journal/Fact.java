package io.needletail.api.journal;

import io.needletail.api.message.MessageState;

/**
 * One fact on its way into or out of a journal: a mutable flyweight with public fields, owned by the thread that owns
 * the journal. Which fields count depends on the type:
 *
 * <pre>
 * field            ACCEPTED CARRIED REPLACED ATTEMPTED FINAL SETTLED CANCELLED
 * id, timeMillis      x        x       x         x       x      x        x
 * flags               x        x       x                 x
 * dueMillis           x        x       x         x
 * expiryMillis        x        x       x
 * attempts                     x                 x       x
 * state, error                 x                 x       x
 * systemId, pdu       x        x       x
 * </pre>
 *
 * A CARRIED fact keeps the acceptance time in timeMillis and puts the time of its final state, if it has one, in
 * dueMillis.
 */
public final class Fact {
    /** {@link #flags}: the id is written in base 36 because a 3.3 peer submitted the message. */
    public static final int SHORT_ID = 1;
    /** {@link #flags} of FINAL and CARRIED: a receipt is owed for the final state. */
    public static final int RECEIPT_OWED = 2;
    /** {@link #flags}: bits 8 to 15 are the registered_delivery octet of the submit. */
    public static final int REGISTERED_SHIFT = 8;

    public FactType type = FactType.ACCEPTED;
    public long id;
    /** When it happened, milliseconds since 1970 UTC. */
    public long timeMillis;

    public int flags;
    /** ACCEPTED: scheduled delivery time, 0 for at once. ATTEMPTED, CARRIED: when it is due next. */
    public long dueMillis;
    /** End of validity, milliseconds since 1970 UTC. */
    public long expiryMillis;

    public int attempts;
    public MessageState state = MessageState.ENROUTE;
    public int networkError;
    /** system_id of the submitting account, ISO 8859-1; length in {@link #systemIdLength}. */
    public byte[] systemId = new byte[16];

    public int systemIdLength;
    /** Bytes that hold the PDU. For append: the caller's array. For read and replay: an array the fact keeps. */
    public byte[] pdu = new byte[512];

    public int pduOffset;
    public int pduLength;
}
