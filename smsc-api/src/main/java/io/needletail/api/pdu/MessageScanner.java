package io.needletail.api.pdu;

import java.util.Objects;

/**
 * Validates a submit_sm, deliver_sm or data_sm and points a {@link MessageView} at its fields, in one pass and without
 * allocating. Stateless: any thread.
 *
 * <pre>
 * submit_sm, deliver_sm (3.4 sections 4.4.1, 4.6.1)                data_sm (4.7.1)
 *   service_type  C &lt;= 6                                            service_type  C &lt;= 6
 *   source        ton, npi, C &lt;= 21                                 source        ton, npi, C &lt;= 65
 *   destination   ton, npi, C &lt;= 21                                 destination   ton, npi, C &lt;= 65
 *   esm_class, protocol_id, priority_flag                           esm_class
 *   schedule_delivery_time, validity_period  C 1 or 17 each
 *   registered_delivery, replace_if_present_flag, data_coding       registered_delivery, data_coding
 *   sm_default_msg_id, sm_length, short_message
 *   TLVs                                                            TLVs
 * </pre>
 *
 * A field cut off by the end of the PDU is RINVCMDLEN; any other fault has the status of its field.
 */
public final class MessageScanner {
    /** interface_version of SMPP 3.4. */
    private static final int V34 = 0x34;

    private static final int V50 = 0x50;

    private static final int SERVICE_TYPE_MAX = 6;
    private static final int ADDRESS_MAX = 21;
    private static final int DATA_SM_ADDRESS_MAX = 65;
    /** Octets from registered_delivery to sm_length. */
    private static final int TAIL_BYTES = 5;

    /** 255, which sm_default_msg_id and sm_length may only be since 5.0. */
    private static final byte RESERVED_BEFORE_50 = (byte) 255;

    private MessageScanner() {}

    /**
     * {@link #scan(byte[], int, int, int, MessageView)} by the rules of SMPP 5.0, the widest: for a PDU from a journal,
     * which must read whatever version its session spoke.
     */
    public static int scan(byte[] bytes, int start, int length, MessageView view) {
        return scan(bytes, start, length, V50, view);
    }

    /**
     * Scans one whole PDU whose header is sound ({@code length} octets from {@code start}, command_length equal to it).
     *
     * @param interfaceVersion the session's; 0x50 allows priority_flag 4 and 255 in sm_default_msg_id and sm_length
     * @return {@link CommandStatus#ROK}, or the status that names the first field at fault; the view is then unusable
     * @throws IndexOutOfBoundsException when the array does not hold that many octets
     */
    public static int scan(byte[] bytes, int start, int length, int interfaceVersion, MessageView view) {
        Objects.checkFromIndexSize(start, length, bytes.length);
        if (length < CommandId.HEADER_BYTES) {
            return CommandStatus.RINVCMDLEN;
        }
        view.bytes = bytes;
        view.start = start;
        view.length = length;
        view.commandId = Fields.int32(bytes, start + 4);
        return switch (view.commandId) {
            case CommandId.SUBMIT_SM, CommandId.DELIVER_SM -> scanShortMessage(bytes, interfaceVersion > V34, view);
            case CommandId.DATA_SM -> scanData(bytes, view);
            default -> CommandStatus.RINVCMDID;
        };
    }

    private static int scanShortMessage(byte[] bytes, boolean v50, MessageView view) {
        int at = scanAddresses(bytes, ADDRESS_MAX, view);
        return at < 0 ? ~at : scanBehindAddresses(bytes, at, v50, view);
    }

    /** esm_class to the end of a submit_sm, or of what has the same fields. */
    static int scanBehindAddresses(byte[] bytes, int from, boolean v50, MessageView view) {
        int at = from;
        int end = view.end();
        if (end - at < 3) {
            return CommandStatus.RINVCMDLEN;
        }
        if (!FlagRules.esmClassAllowed(view.commandId, bytes[at])) {
            return CommandStatus.RINVESMCLASS;
        }
        if ((bytes[at + 2] & 0xFF) > (v50 ? 4 : 3)) {
            return CommandStatus.RINVPRTFLG;
        }
        view.classAt = at;
        view.scheduleAt = at + 3;
        at = Fields.skipTime(bytes, at + 3, end, CommandStatus.RINVSCHED);
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
        return scanTail(bytes, at, v50, view);
    }

    private static int scanTail(byte[] bytes, int at, boolean v50, MessageView view) {
        int end = view.end();
        if (end - at < TAIL_BYTES) {
            return CommandStatus.RINVCMDLEN;
        }
        if (!FlagRules.registeredDeliveryAllowed(bytes[at])) {
            return CommandStatus.RINVREGDLVFLG;
        }
        if ((bytes[at + 1] & 0xFE) != 0) {
            return CommandStatus.RINVREPFLAG;
        }
        if (bytes[at + 3] == RESERVED_BEFORE_50 && !v50) {
            return CommandStatus.RINVDFTMSGID;
        }
        if (bytes[at + 4] == RESERVED_BEFORE_50 && !v50) {
            return CommandStatus.RINVMSGLEN;
        }
        int textLength = bytes[at + 4] & 0xFF;
        view.codingAt = at + 2;
        view.textAt = at + TAIL_BYTES;
        view.textLength = textLength;
        view.tlvAt = view.textAt + textLength;
        if (view.tlvAt > end) {
            return CommandStatus.RINVMSGLEN;
        }
        return view.tlvAt == end ? CommandStatus.ROK : scanTlvs(bytes, view);
    }

    private static int scanData(byte[] bytes, MessageView view) {
        int at = scanAddresses(bytes, DATA_SM_ADDRESS_MAX, view);
        if (at < 0) {
            return ~at;
        }
        if (view.end() - at < 3) {
            return CommandStatus.RINVCMDLEN;
        }
        if (!FlagRules.esmClassAllowed(CommandId.DATA_SM, bytes[at])) {
            return CommandStatus.RINVESMCLASS;
        }
        if (!FlagRules.registeredDeliveryAllowed(bytes[at + 1])) {
            return CommandStatus.RINVREGDLVFLG;
        }
        view.classAt = at;
        view.scheduleAt = at;
        view.scheduleLength = 0;
        view.validityAt = at;
        view.validityLength = 0;
        view.codingAt = at + 2;
        view.textAt = at + 3;
        view.textLength = 0;
        view.tlvAt = at + 3;
        return scanTlvs(bytes, view);
    }

    private static int scanTlvs(byte[] bytes, MessageView view) {
        int status = TlvStream.check(bytes, view.tlvAt, view.end());
        if (status != CommandStatus.ROK) {
            return status;
        }
        int payload = view.findTlv(TlvTag.MESSAGE_PAYLOAD);
        if (payload >= 0 && view.tlvLength(payload) > 0) {
            if (view.textLength > 0) {
                return CommandStatus.RINVMSGLEN;
            }
            view.textAt = payload;
            view.textLength = view.tlvLength(payload);
        }
        return CommandStatus.ROK;
    }

    /** service_type and both addresses; the index behind them, or a status, inverted. */
    private static int scanAddresses(byte[] bytes, int max, MessageView view) {
        int at = scanSource(bytes, max, view);
        return at < 0 ? at : scanDestination(bytes, at, max, view);
    }

    /** service_type and the source; the same. */
    static int scanSource(byte[] bytes, int max, MessageView view) {
        int end = view.end();
        int at = view.serviceTypeOffset();
        at = Fields.skipString(bytes, at, end, SERVICE_TYPE_MAX, CommandStatus.RINVSERTYP);
        if (at < 0) {
            return at;
        }
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
        at = Fields.skipString(bytes, at + 2, end, max, CommandStatus.RINVSRCADR);
        view.sourceLength = at - view.sourceAt - 1;
        return at;
    }

    private static int scanDestination(byte[] bytes, int from, int max, MessageView view) {
        int end = view.end();
        if (end - from < 2) {
            return ~CommandStatus.RINVCMDLEN;
        }
        if (!FlagRules.tonAllowed(bytes[from])) {
            return ~CommandStatus.RINVDSTTON;
        }
        if (!FlagRules.npiAllowed(bytes[from + 1])) {
            return ~CommandStatus.RINVDSTNPI;
        }
        view.destinationAt = from + 2;
        int at = Fields.skipString(bytes, from + 2, end, max, CommandStatus.RINVDSTADR);
        if (at < 0) {
            return at;
        }
        view.destinationLength = at - view.destinationAt - 1;
        // A receipt of a message without source has no destination.
        boolean needed = view.commandId != CommandId.DELIVER_SM;
        return needed && view.destinationLength == 0 ? ~CommandStatus.RINVDSTADR : at;
    }
}
