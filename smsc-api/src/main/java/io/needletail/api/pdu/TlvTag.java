package io.needletail.api.pdu;

/**
 * TLV tags (3.4 section 5.3.2, v5.0 4.8.4) and the lengths their values may have. A tag that is not here is unknown and
 * passes through unread; 0x1400 to 0x3FFF are the vendors'.
 */
public final class TlvTag {
    public static final int DEST_ADDR_SUBUNIT = 0x0005;
    public static final int DEST_NETWORK_TYPE = 0x0006;
    public static final int DEST_BEARER_TYPE = 0x0007;
    public static final int DEST_TELEMATICS_ID = 0x0008;
    public static final int SOURCE_ADDR_SUBUNIT = 0x000D;
    public static final int SOURCE_NETWORK_TYPE = 0x000E;
    public static final int SOURCE_BEARER_TYPE = 0x000F;
    public static final int SOURCE_TELEMATICS_ID = 0x0010;
    public static final int QOS_TIME_TO_LIVE = 0x0017;
    public static final int PAYLOAD_TYPE = 0x0019;
    public static final int ADDITIONAL_STATUS_INFO_TEXT = 0x001D;
    public static final int RECEIPTED_MESSAGE_ID = 0x001E;
    public static final int MS_MSG_WAIT_FACILITIES = 0x0030;
    public static final int PRIVACY_INDICATOR = 0x0201;
    public static final int SOURCE_SUBADDRESS = 0x0202;
    public static final int DEST_SUBADDRESS = 0x0203;
    public static final int USER_MESSAGE_REFERENCE = 0x0204;
    public static final int USER_RESPONSE_CODE = 0x0205;
    public static final int SOURCE_PORT = 0x020A;
    public static final int DESTINATION_PORT = 0x020B;
    public static final int SAR_MSG_REF_NUM = 0x020C;
    public static final int LANGUAGE_INDICATOR = 0x020D;
    public static final int SAR_TOTAL_SEGMENTS = 0x020E;
    public static final int SAR_SEGMENT_SEQNUM = 0x020F;
    public static final int SC_INTERFACE_VERSION = 0x0210;
    public static final int CALLBACK_NUM_PRES_IND = 0x0302;
    public static final int CALLBACK_NUM_ATAG = 0x0303;
    public static final int NUMBER_OF_MESSAGES = 0x0304;
    public static final int CALLBACK_NUM = 0x0381;
    public static final int DPF_RESULT = 0x0420;
    public static final int SET_DPF = 0x0421;
    public static final int MS_AVAILABILITY_STATUS = 0x0422;
    public static final int NETWORK_ERROR_CODE = 0x0423;
    public static final int MESSAGE_PAYLOAD = 0x0424;
    public static final int DELIVERY_FAILURE_REASON = 0x0425;
    public static final int MORE_MESSAGES_TO_SEND = 0x0426;
    public static final int MESSAGE_STATE = 0x0427;
    public static final int CONGESTION_STATE = 0x0428;
    public static final int USSD_SERVICE_OP = 0x0501;
    public static final int BROADCAST_CHANNEL_INDICATOR = 0x0600;
    public static final int BROADCAST_CONTENT_TYPE = 0x0601;
    public static final int BROADCAST_CONTENT_TYPE_INFO = 0x0602;
    public static final int BROADCAST_MESSAGE_CLASS = 0x0603;
    public static final int BROADCAST_REP_NUM = 0x0604;
    public static final int BROADCAST_FREQUENCY_INTERVAL = 0x0605;
    public static final int BROADCAST_AREA_IDENTIFIER = 0x0606;
    public static final int BROADCAST_ERROR_STATUS = 0x0607;
    public static final int BROADCAST_AREA_SUCCESS = 0x0608;
    public static final int BROADCAST_END_TIME = 0x0609;
    public static final int BROADCAST_SERVICE_GROUP = 0x060A;
    public static final int BILLING_IDENTIFICATION = 0x060B;
    public static final int SOURCE_NETWORK_ID = 0x060D;
    public static final int DEST_NETWORK_ID = 0x060E;
    public static final int SOURCE_NODE_ID = 0x060F;
    public static final int DEST_NODE_ID = 0x0610;
    public static final int DEST_ADDR_NP_RESOLUTION = 0x0611;
    public static final int DEST_ADDR_NP_INFORMATION = 0x0612;
    public static final int DEST_ADDR_NP_COUNTRY = 0x0613;
    public static final int DISPLAY_TIME = 0x1201;
    public static final int SMS_SIGNAL = 0x1203;
    public static final int MS_VALIDITY = 0x1204;
    public static final int ALERT_ON_MESSAGE_DELIVERY = 0x130C;
    public static final int ITS_REPLY_TYPE = 0x1380;
    public static final int ITS_SESSION_INFO = 0x1383;

    private static final int TABLE_SIZE = 0x1400;
    private static final int ANY = 0xFFFF;
    /** ms_validity with a number of units and a unit (v5.0 4.8.4.41); one octet without. */
    private static final int MS_VALIDITY_WITH_INTERVAL = 4;
    /** By tag: shortest length in the upper, longest in the lower 16 bits; 0 for an unknown tag. */
    private static final int[] LENGTHS = new int[TABLE_SIZE];

    static {
        fixed(1, DEST_ADDR_SUBUNIT, DEST_NETWORK_TYPE, DEST_BEARER_TYPE, SOURCE_ADDR_SUBUNIT, SOURCE_NETWORK_TYPE);
        fixed(1, SOURCE_BEARER_TYPE, SOURCE_TELEMATICS_ID, PAYLOAD_TYPE, MS_MSG_WAIT_FACILITIES, PRIVACY_INDICATOR);
        fixed(1, USER_RESPONSE_CODE, LANGUAGE_INDICATOR, SAR_TOTAL_SEGMENTS, SAR_SEGMENT_SEQNUM, SC_INTERFACE_VERSION);
        fixed(1, CALLBACK_NUM_PRES_IND, NUMBER_OF_MESSAGES, DPF_RESULT, SET_DPF, MS_AVAILABILITY_STATUS);
        fixed(1, DELIVERY_FAILURE_REASON, MORE_MESSAGES_TO_SEND, MESSAGE_STATE, CONGESTION_STATE, USSD_SERVICE_OP);
        fixed(1, BROADCAST_CHANNEL_INDICATOR, BROADCAST_MESSAGE_CLASS, BROADCAST_AREA_SUCCESS);
        fixed(1, DEST_ADDR_NP_RESOLUTION, DISPLAY_TIME, ITS_REPLY_TYPE);
        fixed(2, DEST_TELEMATICS_ID, USER_MESSAGE_REFERENCE, SOURCE_PORT, DESTINATION_PORT, SAR_MSG_REF_NUM);
        fixed(2, BROADCAST_REP_NUM, SMS_SIGNAL, ITS_SESSION_INFO);
        fixed(3, NETWORK_ERROR_CODE, BROADCAST_CONTENT_TYPE, BROADCAST_FREQUENCY_INTERVAL);
        fixed(4, QOS_TIME_TO_LIVE, BROADCAST_ERROR_STATUS);
        fixed(6, SOURCE_NODE_ID, DEST_NODE_ID);
        fixed(10, DEST_ADDR_NP_INFORMATION);
        between(ADDITIONAL_STATUS_INFO_TEXT, 1, 256);
        between(RECEIPTED_MESSAGE_ID, 1, 65);
        between(SOURCE_SUBADDRESS, 2, 23);
        between(DEST_SUBADDRESS, 2, 23);
        between(CALLBACK_NUM_ATAG, 0, 65);
        between(CALLBACK_NUM, 4, 19);
        between(MESSAGE_PAYLOAD, 0, ANY);
        between(BROADCAST_CONTENT_TYPE_INFO, 1, 255);
        between(BROADCAST_AREA_IDENTIFIER, 1, 100);
        between(BROADCAST_END_TIME, 16, 17);
        between(BROADCAST_SERVICE_GROUP, 1, 255);
        between(BILLING_IDENTIFICATION, 1, 1024);
        between(SOURCE_NETWORK_ID, 7, 65);
        between(DEST_NETWORK_ID, 7, 65);
        between(DEST_ADDR_NP_COUNTRY, 1, 5);
        between(MS_VALIDITY, 1, MS_VALIDITY_WITH_INTERVAL);
        between(ALERT_ON_MESSAGE_DELIVERY, 0, 1);
    }

    private TlvTag() {}

    /** True when the specification defines the tag. */
    public static boolean isKnown(int tag) {
        return tag >= 0 && tag < TABLE_SIZE && LENGTHS[tag] != 0;
    }

    /** True when a value of this tag may have this many octets; always for an unknown tag. */
    public static boolean allowsLength(int tag, int length) {
        if (tag >= TABLE_SIZE) {
            return true;
        }
        if (tag == MS_VALIDITY) {
            return length == 1 || length == MS_VALIDITY_WITH_INTERVAL;
        }
        int range = LENGTHS[tag];
        return range == 0 || length >= range >>> 16 && length <= (range & ANY);
    }

    private static void fixed(int length, int... tags) {
        for (int tag : tags) {
            between(tag, length, length);
        }
    }

    private static void between(int tag, int shortest, int longest) {
        LENGTHS[tag] = shortest << 16 | longest;
    }
}
