package io.needletail.app.simulation;

/**
 * One query_sm, cancel_sm or replace_sm of an ESME.
 *
 * @param peer index of the ESME
 * @param id of the message; 0 for a cancel_sm by addresses
 * @param source source_addr, empty for none
 * @param destination destination_addr of a cancel_sm, empty for none
 * @param pdu the whole PDU, sequence_number 0
 * @param change what a replace_sm wants, else {@link Change#NOTHING}
 */
record Operation(Kind kind, int peer, long id, String source, String destination, byte[] pdu, Change change) {

    /** What it asks for. */
    enum Kind {
        QUERY,
        CANCEL,
        CANCEL_ALL,
        REPLACE
    }

    /**
     * The body of a replace_sm.
     *
     * @param scheduleSeconds relative schedule_delivery_time, 0 for none
     * @param validitySeconds relative validity_period, 0 for none
     * @param timesValid false when a time in it must be refused
     * @param defaultMessage sm_default_msg_id
     */
    record Change(
            int scheduleSeconds,
            int validitySeconds,
            boolean timesValid,
            int registered,
            int defaultMessage,
            byte[] schedule,
            byte[] validity,
            byte[] text) {
        static final Change NOTHING = new Change(0, 0, true, 0, 0, new byte[0], new byte[0], new byte[0]);

        /** Its validity may be over before the time that the message waits for. */
        boolean isShort() {
            return validitySeconds > 0 && scheduleSeconds == 0;
        }
    }

    boolean cancels() {
        return kind == Kind.CANCEL || kind == Kind.CANCEL_ALL;
    }

    /** True if its addresses are the message's: the account's own, no copy, and what is given is equal. */
    boolean fits(Tracked message) {
        return message.submission.peer() == peer
                && !message.isCopy()
                && (source.isEmpty() || source.equals(message.source))
                && (destination.isEmpty() || destination.equals(message.destination));
    }

    @Override
    public String toString() {
        return kind + " of esme" + peer + " id " + id + " from <" + source + "> to <" + destination + ">";
    }
}
