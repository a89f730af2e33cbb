package io.needletail.api.pdu;

import java.util.Objects;

/**
 * Validates a query_sm, cancel_sm or replace_sm and points an {@link OperationView} at its fields, without allocating.
 * Stateless: any thread.
 *
 * <pre>
 * query_sm  (3.4 section 4.8.1)    message_id C &lt;= 65, source ton, npi, C &lt;= 21
 * cancel_sm (4.9.1)                service_type C &lt;= 6, message_id C &lt;= 65, source ton, npi, C &lt;= 21,
 *                                  destination ton, npi, C &lt;= 21
 * replace_sm (4.10.1)              message_id C &lt;= 65, source ton, npi, C &lt;= 21, schedule_delivery_time and validity_period
 *                                  C 1 or 17 each, registered_delivery, sm_default_msg_id, sm_length, short_message
 * </pre>
 *
 * TLVs may follow (5.0), of which message_payload counts. A field cut off by the end of the PDU is RINVCMDLEN; any other
 * fault has the status of its field.
 */
public final class OperationScanner {
    private static final int MESSAGE_ID_MAX = 65;
    private static final int ADDRESS_MAX = 21;
    private static final int SERVICE_TYPE_MAX = 6;
    private static final int TAIL_BYTES = 3;
    private static final int V34 = 0x34;
    private static final byte RESERVED_BEFORE_50 = (byte) 255;

    private OperationScanner() {}

    /**
     * Scans one whole PDU whose header is sound.
     *
     * @param interfaceVersion the session's; above 0x34 allows 255 in sm_default_msg_id and sm_length
     * @return {@link CommandStatus#ROK}, or the status that names the first field at fault; the view is then unusable
     */
    public static int scan(byte[] bytes, int start, int length, int interfaceVersion, OperationView view) {
        Objects.checkFromIndexSize(start, length, bytes.length);
        if (length < CommandId.HEADER_BYTES) {
            return CommandStatus.RINVCMDLEN;
        }
        view.bytes = bytes;
        view.start = start;
        view.length = length;
        view.commandId = Fields.int32(bytes, start + 4);
        int end = start + length;
        int at = start + CommandId.HEADER_BYTES;
        clear(view, at);
        return switch (view.commandId) {
            case CommandId.QUERY_SM -> scanQuery(bytes, at, end, view);
            case CommandId.CANCEL_SM -> scanCancel(bytes, at, end, view);
            case CommandId.REPLACE_SM -> scanReplace(bytes, at, end, interfaceVersion > V34, view);
            default -> CommandStatus.RINVCMDID;
        };
    }

    /** command_id of the PDU at the front of an array. */
    public static int commandId(byte[] pdu) {
        return Fields.int32(pdu, 4);
    }

    private static void clear(OperationView view, int at) {
        view.serviceTypeAt = at;
        view.serviceTypeLength = 0;
        view.destinationAt = at;
        view.destinationLength = 0;
        view.scheduleAt = at;
        view.scheduleLength = 0;
        view.validityAt = at;
        view.validityLength = 0;
        view.tailAt = at;
        view.textAt = at;
        view.textLength = 0;
    }

    private static int scanQuery(byte[] bytes, int from, int end, OperationView view) {
        int at = scanIdAndSource(bytes, from, end, view);
        return at < 0 ? ~at : TlvStream.check(bytes, at, end);
    }

    private static int scanCancel(byte[] bytes, int from, int end, OperationView view) {
        int at = Fields.skipString(bytes, from, end, SERVICE_TYPE_MAX, CommandStatus.RINVSERTYP);
        if (at < 0) {
            return ~at;
        }
        view.serviceTypeLength = at - from - 1;
        at = scanIdAndSource(bytes, at, end, view);
        if (at < 0) {
            return ~at;
        }
        if (end - at < 2) {
            return CommandStatus.RINVCMDLEN;
        }
        if (!FlagRules.tonAllowed(bytes[at])) {
            return CommandStatus.RINVDSTTON;
        }
        if (!FlagRules.npiAllowed(bytes[at + 1])) {
            return CommandStatus.RINVDSTNPI;
        }
        view.destinationAt = at + 2;
        at = Fields.skipString(bytes, at + 2, end, ADDRESS_MAX, CommandStatus.RINVDSTADR);
        if (at < 0) {
            return ~at;
        }
        view.destinationLength = at - view.destinationAt - 1;
        return TlvStream.check(bytes, at, end);
    }

    private static int scanReplace(byte[] bytes, int from, int end, boolean v50, OperationView view) {
        int at = scanIdAndSource(bytes, from, end, view);
        if (at < 0) {
            return ~at;
        }
        view.scheduleAt = at;
        at = Fields.skipTime(bytes, at, end, CommandStatus.RINVSCHED);
        if (at < 0) {
            return ~at;
        }
        view.scheduleLength = at - view.scheduleAt - 1;
        view.validityAt = at;
        at = Fields.skipTime(bytes, at, end, CommandStatus.RINVEXPIRY);
        if (at < 0) {
            return ~at;
        }
        view.validityLength = at - view.validityAt - 1;
        return scanText(bytes, at, end, v50, view);
    }

    private static int scanText(byte[] bytes, int at, int end, boolean v50, OperationView view) {
        if (end - at < TAIL_BYTES) {
            return CommandStatus.RINVCMDLEN;
        }
        if (!FlagRules.registeredDeliveryAllowed(bytes[at])) {
            return CommandStatus.RINVREGDLVFLG;
        }
        if (bytes[at + 1] == RESERVED_BEFORE_50 && !v50) {
            return CommandStatus.RINVDFTMSGID;
        }
        if (bytes[at + 2] == RESERVED_BEFORE_50 && !v50) {
            return CommandStatus.RINVMSGLEN;
        }
        view.tailAt = at;
        view.textAt = at + TAIL_BYTES;
        view.textLength = bytes[at + 2] & 0xFF;
        int tlvs = view.textAt + view.textLength;
        if (tlvs > end) {
            return CommandStatus.RINVMSGLEN;
        }
        int status = TlvStream.check(bytes, tlvs, end);
        return status == CommandStatus.ROK ? takePayload(bytes, tlvs, end, view) : status;
    }

    private static int takePayload(byte[] bytes, int from, int end, OperationView view) {
        int at = from;
        while (at < end) {
            int length = Fields.uint16(bytes, at + 2);
            if (Fields.uint16(bytes, at) == TlvTag.MESSAGE_PAYLOAD && length > 0) {
                if (view.textLength > 0) {
                    return CommandStatus.RINVMSGLEN;
                }
                view.textAt = at + 4;
                view.textLength = length;
                return CommandStatus.ROK;
            }
            at += 4 + length;
        }
        return CommandStatus.ROK;
    }

    /** The index behind message_id and the source, or a status, inverted. */
    private static int scanIdAndSource(byte[] bytes, int from, int end, OperationView view) {
        view.messageIdAt = from;
        int at = Fields.skipString(bytes, from, end, MESSAGE_ID_MAX, CommandStatus.RINVMSGID);
        if (at < 0) {
            return at;
        }
        view.messageIdLength = at - from - 1;
        if (end - at < 2) {
            return ~CommandStatus.RINVCMDLEN;
        }
        if (!FlagRules.tonAllowed(bytes[at])) {
            return ~CommandStatus.RINVSRCTON;
        }
        if (!FlagRules.npiAllowed(bytes[at + 1])) {
            return ~CommandStatus.RINVSRCNPI;
        }
        view.sourceAt = at + 2;
        at = Fields.skipString(bytes, at + 2, end, ADDRESS_MAX, CommandStatus.RINVSRCADR);
        if (at >= 0) {
            view.sourceLength = at - view.sourceAt - 1;
        }
        return at;
    }
}
