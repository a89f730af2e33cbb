package io.needletail.core.broadcast;

import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.TlvStream;
import io.needletail.api.pdu.TlvTag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the three operations, every field and TLV of them. One for each PDU.
 *
 * <pre>
 * broadcast_sm (5.0 section 4.4.1.1)     service_type C &lt;= 6, source ton, npi, C &lt;= 21, message_id C &lt;= 65, priority_flag,
 *                                        schedule_delivery_time and validity_period C 1 or 17 each, replace_if_present_flag,
 *                                        data_coding, sm_default_msg_id; then broadcast_area_identifier (one or more),
 *                                        broadcast_content_type, broadcast_rep_num, broadcast_frequency_interval
 * query_broadcast_sm (4.6.1.1)           message_id C &lt;= 65, source ton, npi, C &lt;= 21
 * cancel_broadcast_sm (4.6.3.1)          service_type C &lt;= 6, message_id C &lt;= 65, source ton, npi, C &lt;= 21
 * </pre>
 */
public final class BroadcastParser {
    private static final int ANY = 255;
    private static final int MAX_PRIORITY = 4;
    private static final int MAX_AREAS = 255;
    private static final int MAX_NETWORK = 3;
    private static final int MAX_AREA_FORMAT = 2;
    private static final int ALIAS = 0;
    private static final long SECOND = 1_000;
    private static final long DAY = 86_400 * SECOND;
    /** Milliseconds by unit (4.8.4.9): as often as possible is a second; from 0x08 on seconds to years. */
    private static final long[] UNITS = {SECOND, 60 * SECOND, 3_600 * SECOND, DAY, 7 * DAY, 30 * DAY, 365 * DAY};

    private static final int FIRST_UNIT = 0x08;

    private final byte[] pdu;
    private final List<byte[]> areas = new ArrayList<>();
    private int status = CommandStatus.ROK;
    private @Nullable BroadcastRequest request;
    private int contentType = BroadcastRequest.NONE;
    private int repetitions = BroadcastRequest.NONE;
    private long intervalMillis = BroadcastRequest.NONE;
    private int userReference = BroadcastRequest.NONE;

    /** Reads one whole PDU whose header is sound, and keeps a copy. */
    public BroadcastParser(byte[] bytes, int start, int length) {
        pdu = Arrays.copyOfRange(bytes, start, start + length);
        int commandId = int32(bytes, start + 4);
        FieldReader fields = new FieldReader(bytes, start + CommandId.HEADER_BYTES, start + length);
        boolean broadcast = commandId == CommandId.BROADCAST_SM;
        boolean query = commandId == CommandId.QUERY_BROADCAST_SM;
        String serviceType = query ? "" : fields.string(6, CommandStatus.RINVSERTYP);
        BroadcastSource first = broadcast ? fields.source() : new BroadcastSource(0, 0, "");
        String messageId = fields.string(65, CommandStatus.RINVMSGID);
        BroadcastSource source = broadcast ? first : fields.source();
        String schedule = "";
        String validity = "";
        boolean replaces = false;
        if (broadcast) {
            fields.octet(MAX_PRIORITY, CommandStatus.RINVPRTFLG);
            schedule = fields.time(CommandStatus.RINVSCHED);
            validity = fields.time(CommandStatus.RINVEXPIRY);
            replaces = fields.octet(1, CommandStatus.RINVREPFLAG) == 1;
            fields.octet(ANY, CommandStatus.ROK);
            fields.octet(ANY, CommandStatus.ROK);
        }
        status = fields.status();
        if (status == CommandStatus.ROK) {
            readTlvs(bytes, fields.at(), start + length, broadcast);
        }
        if (status == CommandStatus.ROK) {
            request = new BroadcastRequest(
                    commandId,
                    serviceType,
                    messageId,
                    source,
                    schedule,
                    validity,
                    replaces,
                    areas,
                    contentType,
                    repetitions,
                    intervalMillis,
                    userReference);
        }
    }

    /** ESME_ROK, or the status of the first fault. */
    public int status() {
        return status;
    }

    /** The whole PDU. */
    byte[] pdu() {
        return pdu;
    }

    /** Null for a PDU with a fault. */
    @Nullable
    BroadcastRequest request() {
        return request;
    }

    private void readTlvs(byte[] bytes, int from, int end, boolean required) {
        status = TlvStream.check(bytes, from, end);
        int at = from;
        while (status == CommandStatus.ROK && at < end) {
            int length = uint16(bytes, at + 2);
            readTlv(uint16(bytes, at), Arrays.copyOfRange(bytes, at + 4, at + 4 + length));
            at += 4 + length;
        }
        boolean complete = !areas.isEmpty() && contentType >= 0 && repetitions >= 0 && intervalMillis >= 0;
        if (status == CommandStatus.ROK && required && !complete) {
            status = CommandStatus.RMISSINGOPTPARAM;
        }
    }

    private void readTlv(int tag, byte[] value) {
        switch (tag) {
            case TlvTag.BROADCAST_AREA_IDENTIFIER -> readArea(value);
            case TlvTag.BROADCAST_CONTENT_TYPE -> {
                contentType = (value[0] & 0xFF) << 16 | uint16(value, 1);
                check(value[0] >= 0 && value[0] <= MAX_NETWORK, CommandStatus.RINVBCASTCNTTYPE);
            }
            case TlvTag.BROADCAST_REP_NUM -> repetitions = uint16(value, 0);
            case TlvTag.BROADCAST_FREQUENCY_INTERVAL -> readInterval(value);
            case TlvTag.BROADCAST_MESSAGE_CLASS ->
                check(value[0] >= 0 && value[0] <= 3, CommandStatus.RINVBCASTMSGCLASS);
            case TlvTag.BROADCAST_CHANNEL_INDICATOR ->
                check(value[0] == 0 || value[0] == 1, CommandStatus.RINVBCASTCHANIND);
            case TlvTag.USER_MESSAGE_REFERENCE -> userReference = uint16(value, 0);
            default -> {}
        }
    }

    private void readArea(byte[] value) {
        areas.add(value);
        check(value[0] >= ALIAS && value[0] <= MAX_AREA_FORMAT, CommandStatus.RINVBCASTAREAFMT);
        check(value[0] != ALIAS || value.length > 1, CommandStatus.RINVBCASTALIAS_NAME);
        check(areas.size() <= MAX_AREAS, CommandStatus.RINVNUMBCAST_AREAS);
    }

    private void readInterval(byte[] value) {
        int unit = value[0] - FIRST_UNIT;
        boolean known = value[0] == 0 || unit >= 0 && unit < UNITS.length;
        check(known, CommandStatus.RINVBCASTFREQINT);
        intervalMillis = known && unit >= 0 ? Math.max(SECOND, UNITS[unit] * uint16(value, 1)) : SECOND;
    }

    private void check(boolean sound, int fault) {
        if (!sound && status == CommandStatus.ROK) {
            status = fault;
        }
    }

    private static int uint16(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }

    private static int int32(byte[] bytes, int at) {
        return uint16(bytes, at) << 16 | uint16(bytes, at + 2);
    }
}
