package io.needletail.conformance;

/** What {@link SmallSmsc} may do wrong, one thing at a time, and the checks that say so: a regular expression of their ids. */
enum Fault {
    NONE("none"),
    KEEPS_A_LOST_CONNECTION("header\\.length\\.close|session\\.(garbage|http)"),
    NACKS_WITHOUT_SEQUENCE("header\\.command\\.(open|bound_trx)\\..*"),
    ANSWERS_A_NACK("state\\..*\\.generic_nack"),
    BODY_IN_A_REFUSED_BIND("bind\\..*\\.negative_shape"),
    BINDS_TWICE("state\\.bound_.*\\.bind_(receiver|transmitter|transceiver)|bind\\.twice_at_once"),
    TAKES_MESSAGES_OF_RECEIVERS("state\\.bound_rx\\.submit_sm"),
    TAKES_MESSAGES_AFTER_UNBIND("state\\.unbound\\.submit_sm|session\\.unbind\\.nothing_after"),
    STAYS_AFTER_UNBIND("session\\.unbind\\.bound_.*"),
    TLVS_TO_OLD_PEERS("version\\.bind_.*\\.3_3\\..*"),
    LONG_IDS_TO_OLD_PEERS("version\\.3_3\\.message_id|receipt\\.3_3\\.id"),
    REPEATS_AN_ID("response\\.submit_sm\\.unique_ids"),
    ANSWERS_ENQUIRE_LINK_TWICE("response\\.matching\\.once\\.enquire_link"),
    BODY_IN_UNBIND_RESP("response\\.unbind\\.shape"),
    RECEIPT_FIRST("receipt\\.after_response"),
    RECEIPT_TO_WHO_WANTS_NONE("receipt\\.wanted\\.0\\.delivered"),
    RECEIPT_FROM_SOURCE("receipt\\.addresses"),
    RECEIPT_IN_THE_MESSAGES_CODING("receipt\\.data_coding"),
    RECEIPT_ID_WITHOUT_NUL("receipt\\.receipted_message_id"),
    RECEIPT_IN_ANOTHER_STATE("receipt\\.(message_state|state\\.delivered)"),
    RECEIPT_WITH_VALIDITY("receipt\\.validity_period"),
    RECEIPT_TLVS_TO_OLD_PEERS("receipt\\.3_3\\.no_tlvs");

    private final String found;

    Fault(String found) {
        this.found = found;
    }

    /** The ids of the checks that find it, and no others. */
    String found() {
        return found;
    }
}
