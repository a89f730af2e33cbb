package io.needletail.app.simulation;

import io.needletail.api.account.Account;
import io.needletail.api.message.MessageState;

/**
 * One submit_sm or data_sm of an ESME, and what its registered_delivery asks for.
 *
 * @param peer index of the ESME, or {@link #ofCarrier}
 * @param commandId submit_sm or data_sm
 * @param pdu the whole PDU, sequence_number 0
 * @param scheduleSeconds relative schedule_delivery_time, 0 for none
 * @param validitySeconds relative validity_period, 0 for none
 * @param timesValid false when a time in it must be refused
 * @param routable false when the router refuses it
 */
record Submission(
        int peer,
        int commandId,
        byte[] pdu,
        int registered,
        boolean datagram,
        int scheduleSeconds,
        int validitySeconds,
        boolean timesValid,
        boolean routable) {
    private static final long LONGEST_DATAGRAM_MILLIS = 31_000;

    /** In place of an ESME's index: the carrier that a message of a handset comes from. */
    static int ofCarrier(int carrier) {
        return -1 - carrier;
    }

    boolean isInbound() {
        return peer < 0;
    }

    /** The account that the journal knows it by. */
    String systemId() {
        return peer < 0 ? Account.CARRIER_PREFIX + CarrierSettings.name(-1 - peer) : Esme.systemId(peer);
    }

    /** When the validity of one accepted then ends. */
    long expiryMillis(long acceptedMillis, long dueMillis) {
        long usual = validitySeconds > 0
                ? acceptedMillis + validitySeconds * 1000L
                : (dueMillis > 0 ? dueMillis : acceptedMillis) + WorldSettings.DEFAULT_VALIDITY_MILLIS;
        return datagram ? Math.min(usual, acceptedMillis + LONGEST_DATAGRAM_MILLIS) : usual;
    }

    /** SMPP 3.4 section 5.2.17, bits 1 and 0; 3 is success only in v5.0. */
    boolean wantsReceipt(MessageState finalState, int asked) {
        if (datagram) {
            return false;
        }
        boolean success = finalState == MessageState.DELIVERED || finalState == MessageState.ACCEPTED;
        return switch (asked & 3) {
            case 1 -> true;
            case 2 -> !success;
            case 3 -> success;
            default -> false;
        };
    }

    /** Bit 4. */
    boolean wantsNotifications(int asked) {
        return !datagram && (asked & 0x10) != 0;
    }
}
