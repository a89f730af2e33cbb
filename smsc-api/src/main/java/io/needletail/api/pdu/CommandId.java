package io.needletail.api.pdu;

/** SMPP command_id values (3.4 section 5.1.2.1, v5.0 4.7.5). A response is its request with the top bit set. */
public final class CommandId {
    public static final int BIND_RECEIVER = 0x1;
    public static final int BIND_TRANSMITTER = 0x2;
    public static final int QUERY_SM = 0x3;
    public static final int SUBMIT_SM = 0x4;
    public static final int DELIVER_SM = 0x5;
    public static final int UNBIND = 0x6;
    public static final int REPLACE_SM = 0x7;
    public static final int CANCEL_SM = 0x8;
    public static final int BIND_TRANSCEIVER = 0x9;
    public static final int OUTBIND = 0xB;
    public static final int ENQUIRE_LINK = 0x15;
    public static final int SUBMIT_MULTI = 0x21;
    public static final int ALERT_NOTIFICATION = 0x102;
    public static final int DATA_SM = 0x103;
    public static final int BROADCAST_SM = 0x111;
    public static final int QUERY_BROADCAST_SM = 0x112;
    public static final int CANCEL_BROADCAST_SM = 0x113;
    public static final int RESPONSE = 0x8000_0000;
    public static final int GENERIC_NACK = RESPONSE;
    public static final int SUBMIT_SM_RESP = RESPONSE | SUBMIT_SM;
    public static final int QUERY_SM_RESP = RESPONSE | QUERY_SM;
    public static final int CANCEL_SM_RESP = RESPONSE | CANCEL_SM;
    public static final int REPLACE_SM_RESP = RESPONSE | REPLACE_SM;
    public static final int DELIVER_SM_RESP = RESPONSE | DELIVER_SM;
    public static final int DATA_SM_RESP = RESPONSE | DATA_SM;
    public static final int SUBMIT_MULTI_RESP = RESPONSE | SUBMIT_MULTI;
    public static final int ENQUIRE_LINK_RESP = RESPONSE | ENQUIRE_LINK;
    public static final int UNBIND_RESP = RESPONSE | UNBIND;

    /** Octets of every PDU header: command_length, command_id, command_status, sequence_number. */
    public static final int HEADER_BYTES = 16;

    private CommandId() {}

    /** True for every response and for generic_nack. */
    public static boolean isResponse(int commandId) {
        return commandId < 0;
    }
}
