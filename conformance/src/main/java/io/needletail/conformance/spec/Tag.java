package io.needletail.conformance.spec;

import java.util.Locale;

/**
 * TLVs (3.4 section 5.3, 5.0 section 4.8.4) with the lengths their values may have, and the request of an ESME that they belong
 * to. The number of a section of 3.4 is 5.3.2. and {@link #section}; 5.0 has them by name.
 */
public enum Tag {
    DEST_ADDR_SUBUNIT(0x05, 1, 1, 1, Operation.SUBMIT_SM),
    DEST_NETWORK_TYPE(0x06, 1, 1, 3, Operation.DATA_SM),
    DEST_BEARER_TYPE(0x07, 1, 1, 5, Operation.DATA_SM),
    DEST_TELEMATICS_ID(0x08, 2, 2, 7, Operation.DATA_SM),
    SOURCE_ADDR_SUBUNIT(0x0D, 1, 1, 2, Operation.SUBMIT_SM),
    SOURCE_NETWORK_TYPE(0x0E, 1, 1, 4, Operation.DATA_SM),
    SOURCE_BEARER_TYPE(0x0F, 1, 1, 6, Operation.DATA_SM),
    SOURCE_TELEMATICS_ID(0x10, 1, 1, 8, Operation.DATA_SM),
    QOS_TIME_TO_LIVE(0x17, 4, 4, 9, Operation.DATA_SM),
    PAYLOAD_TYPE(0x19, 1, 1, 10, Operation.SUBMIT_SM),
    ADDITIONAL_STATUS_INFO_TEXT(0x1D, 1, 256, 11, Operation.DELIVER_SM),
    RECEIPTED_MESSAGE_ID(0x1E, 1, 65, 12, Operation.DELIVER_SM),
    MS_MSG_WAIT_FACILITIES(0x30, 1, 1, 13, Operation.SUBMIT_SM),
    PRIVACY_INDICATOR(0x201, 1, 1, 14, Operation.SUBMIT_SM),
    SOURCE_SUBADDRESS(0x202, 2, 23, 15, Operation.SUBMIT_SM),
    DEST_SUBADDRESS(0x203, 2, 23, 16, Operation.SUBMIT_SM),
    USER_MESSAGE_REFERENCE(0x204, 2, 2, 17, Operation.SUBMIT_SM),
    USER_RESPONSE_CODE(0x205, 1, 1, 18, Operation.SUBMIT_SM),
    SOURCE_PORT(0x20A, 2, 2, 20, Operation.SUBMIT_SM),
    DESTINATION_PORT(0x20B, 2, 2, 21, Operation.SUBMIT_SM),
    SAR_MSG_REF_NUM(0x20C, 2, 2, 22, Operation.SUBMIT_SM),
    LANGUAGE_INDICATOR(0x20D, 1, 1, 19, Operation.SUBMIT_SM),
    SAR_TOTAL_SEGMENTS(0x20E, 1, 1, 23, Operation.SUBMIT_SM),
    SAR_SEGMENT_SEQNUM(0x20F, 1, 1, 24, Operation.SUBMIT_SM),
    SC_INTERFACE_VERSION(0x210, 1, 1, 25, Operation.DELIVER_SM),
    CALLBACK_NUM_PRES_IND(0x302, 1, 1, 37, Operation.SUBMIT_SM),
    CALLBACK_NUM_ATAG(0x303, 0, 65, 38, Operation.SUBMIT_SM),
    NUMBER_OF_MESSAGES(0x304, 1, 1, 39, Operation.SUBMIT_SM),
    CALLBACK_NUM(0x381, 4, 19, 36, Operation.SUBMIT_SM),
    DPF_RESULT(0x420, 1, 1, 28, Operation.DELIVER_SM),
    SET_DPF(0x421, 1, 1, 29, Operation.DATA_SM),
    MS_AVAILABILITY_STATUS(0x422, 1, 1, 30, Operation.DELIVER_SM),
    NETWORK_ERROR_CODE(0x423, 3, 3, 31, Operation.DELIVER_SM),
    MESSAGE_PAYLOAD(0x424, 0, 65_535, 32, Operation.SUBMIT_SM),
    DELIVERY_FAILURE_REASON(0x425, 1, 1, 33, Operation.DELIVER_SM),
    MORE_MESSAGES_TO_SEND(0x426, 1, 1, 34, Operation.SUBMIT_SM),
    MESSAGE_STATE(0x427, 1, 1, 35, Operation.DELIVER_SM),
    CONGESTION_STATE(0x428, 1, 1, 0, Operation.DELIVER_SM),
    USSD_SERVICE_OP(0x501, 1, 1, 44, Operation.SUBMIT_SM),
    BILLING_IDENTIFICATION(0x60B, 1, 1024, 0, Operation.SUBMIT_SM),
    DEST_NETWORK_ID(0x60E, 7, 65, 0, Operation.SUBMIT_SM),
    SOURCE_NETWORK_ID(0x60D, 7, 65, 0, Operation.SUBMIT_SM),
    SOURCE_NODE_ID(0x60F, 6, 6, 0, Operation.SUBMIT_SM),
    DEST_NODE_ID(0x610, 6, 6, 0, Operation.SUBMIT_SM),
    DEST_ADDR_NP_RESOLUTION(0x611, 1, 1, 0, Operation.SUBMIT_SM),
    DEST_ADDR_NP_INFORMATION(0x612, 10, 10, 0, Operation.SUBMIT_SM),
    DEST_ADDR_NP_COUNTRY(0x613, 1, 5, 0, Operation.SUBMIT_SM),
    DISPLAY_TIME(0x1201, 1, 1, 26, Operation.SUBMIT_SM),
    SMS_SIGNAL(0x1203, 2, 2, 40, Operation.SUBMIT_SM),
    /** One octet in 3.4, one or four in 5.0. */
    MS_VALIDITY(0x1204, 1, 1, 27, Operation.SUBMIT_SM),
    /** Nothing in 3.4, nothing or one octet in 5.0. */
    ALERT_ON_MESSAGE_DELIVERY(0x130C, 0, 0, 41, Operation.SUBMIT_SM),
    ITS_REPLY_TYPE(0x1380, 1, 1, 42, Operation.SUBMIT_SM),
    ITS_SESSION_INFO(0x1383, 2, 2, 43, Operation.SUBMIT_SM);

    private final int code;
    private final int shortest;
    private final int longest;
    private final int section;
    private final Operation operation;

    Tag(int code, int shortest, int longest, int section, Operation operation) {
        this.code = code;
        this.shortest = shortest;
        this.longest = longest;
        this.section = section;
        this.operation = operation;
    }

    public int code() {
        return code;
    }

    /** Octets of the shortest value. */
    public int shortest() {
        return shortest;
    }

    /** Octets of the longest value. */
    public int longest() {
        return longest;
    }

    /** The request it belongs to; deliver_sm stands for what only a server sends. */
    public Operation operation() {
        return operation;
    }

    public boolean isOfServer() {
        return operation == Operation.DELIVER_SM;
    }

    /** The version that brought it. */
    public SmppVersion since() {
        return section == 0 ? SmppVersion.V50 : SmppVersion.V34;
    }

    /** Where it is described. */
    public Clause clause() {
        return Clause.of(section == 0 ? "" : "5.3.2." + section, "4.8.4 " + this);
    }

    /** The name as the specification spells it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
