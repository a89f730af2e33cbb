package io.needletail.conformance.spec;

import java.util.Locale;

/** What a server may have or not; checks of what it does not claim are skipped. */
public enum Feature {
    TRANSMITTER(true, "bind_transmitter"),
    RECEIVER(true, "bind_receiver"),
    TRANSCEIVER(true, "bind_transceiver"),
    DATA_SM(true, "data_sm"),
    QUERY_SM(true, "query_sm"),
    CANCEL_SM(true, "cancel_sm"),
    REPLACE_SM(true, "replace_sm"),
    SUBMIT_MULTI(true, "submit_multi"),
    BROADCAST(true, "broadcast_sm, query_broadcast_sm, cancel_broadcast_sm"),
    ALERT_NOTIFICATION(true, "alert_notification"),
    OUTBIND(true, "outbind"),
    RECEIPTS(true, "delivery receipts"),
    STORED_RECEIPTS(true, "a receipt waits for a receiver to bind"),
    INTERMEDIATE(false, "intermediate notifications"),
    AUTHENTICATION(true, "a wrong password or an unknown system_id is refused"),
    SESSION_INIT_TIMER(true, "a connection without a bind is closed within the timer wait"),
    ENQUIRE_LINK_TIMER(false, "the server sends enquire_link within the timer wait"),
    INACTIVITY_TIMER(false, "a session without operations is ended within the timer wait");

    private final boolean usual;
    private final String meaning;

    Feature(boolean usual, String meaning) {
        this.usual = usual;
        this.meaning = meaning;
    }

    /** True when it is taken as claimed unless something else is said. */
    public boolean isUsual() {
        return usual;
    }

    /** What is claimed. */
    public String meaning() {
        return meaning;
    }

    /** As on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
