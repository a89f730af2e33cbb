package io.needletail.core.family;

import io.needletail.api.message.MessageState;

/**
 * What the header of a stored PDU says of its family, where command_status and sequence_number of a request would be: nobody
 * needs them once it is answered. Stateless.
 *
 * <pre>
 * octets 8 to 15, big-endian: worst state 4 | its network error 12 | one receipt 1 | id of the family 47
 * </pre>
 *
 * State and error are those of members that had ended when the record was written, so that old files may go.
 */
public final class MemberHeader {
    private static final int OFFSET = 8;
    private static final int ID_BITS = 47;
    private static final long ID_MASK = (1L << ID_BITS) - 1;
    private static final int ERROR_SHIFT = 48;
    private static final int STATE_SHIFT = 60;
    private static final int MAX_ERROR = 0xFFF;

    private MemberHeader() {}

    /** Writes it into the PDU that begins at {@code start}. */
    public static void write(Family family, byte[] pdu, int start) {
        long word = family.id() & ID_MASK
                | (family.hasOneReceipt() ? 1L << ID_BITS : 0)
                | (long) Math.min(family.worstError(), MAX_ERROR) << ERROR_SHIFT
                | (long) family.worst().code() << STATE_SHIFT;
        for (int i = Long.BYTES - 1; i >= 0; i--) {
            pdu[start + OFFSET + i] = (byte) word;
            word >>>= Byte.SIZE;
        }
    }

    /** Id of the family. */
    public static long family(byte[] pdu, int start) {
        return word(pdu, start) & ID_MASK;
    }

    /** {@link Family#hasOneReceipt}. */
    public static boolean hasOneReceipt(byte[] pdu, int start) {
        return (word(pdu, start) >>> ID_BITS & 1) != 0;
    }

    /** Tells a family that was just opened what the header knows of members that are gone. */
    public static void noteWorst(byte[] pdu, int start, Family family) {
        long word = word(pdu, start);
        MessageState state = MessageState.of((int) (word >>> STATE_SHIFT));
        if (state.isFinal()) {
            family.note(state, (int) (word >>> ERROR_SHIFT) & MAX_ERROR);
        }
    }

    private static long word(byte[] pdu, int start) {
        long word = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            word = word << Byte.SIZE | pdu[start + OFFSET + i] & 0xFF;
        }
        return word;
    }
}
