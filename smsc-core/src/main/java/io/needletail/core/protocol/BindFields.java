package io.needletail.core.protocol;

import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.TlvStream;

/**
 * Checks the body of a bind or an outbind before the transcoder sees it: it reads strings as long as they come.
 *
 * <pre>
 * bind_*  (3.4 section 4.1.1)   system_id C &lt;= 16, password C &lt;= 9, system_type C &lt;= 13,
 *                               interface_version, addr_ton, addr_npi, address_range C &lt;= 41, TLVs
 * outbind (4.1.7.1)             system_id C &lt;= 16, password C &lt;= 9
 * </pre>
 */
final class BindFields {
    private static final int SYSTEM_ID_MAX = 16;
    private static final int PASSWORD_MAX = 9;
    private static final int SYSTEM_TYPE_MAX = 13;
    private static final int ADDRESS_RANGE_MAX = 41;

    private final byte[] bytes;
    private final int end;
    private int at;
    private int status = CommandStatus.ROK;
    private String reason = "";

    private BindFields(byte[] bytes, int start, int length) {
        this.bytes = bytes;
        this.at = start + CommandId.HEADER_BYTES;
        this.end = start + length;
    }

    static BindFields ofBind(byte[] bytes, int start, int length) {
        BindFields fields = new BindFields(bytes, start, length);
        if (fields.checkHeader(start, length)) {
            fields.checkBind();
        }
        return fields;
    }

    static BindFields ofOutbind(byte[] bytes, int start, int length) {
        BindFields fields = new BindFields(bytes, start, length);
        if (fields.checkHeader(start, length)) {
            fields.checkCredentials();
        }
        return fields;
    }

    /** {@link CommandStatus#ROK}, or the status of the first field at fault. */
    int status() {
        return status;
    }

    String reason() {
        return reason;
    }

    private boolean checkHeader(int start, int length) {
        return length >= CommandId.HEADER_BYTES && BigEndian.getInt(bytes, start) == length
                || refuse(CommandStatus.RINVCMDLEN, "command_length differs from the PDU's length");
    }

    private boolean checkCredentials() {
        return checkString("system_id", SYSTEM_ID_MAX, CommandStatus.RINVSYSID)
                && checkString("password", PASSWORD_MAX, CommandStatus.RINVPASWD);
    }

    private boolean checkBind() {
        return checkCredentials()
                && checkString("system_type", SYSTEM_TYPE_MAX, CommandStatus.RINVSYSTYP)
                && checkNumbers()
                && checkString("address_range", ADDRESS_RANGE_MAX, CommandStatus.RINVCMDLEN)
                && checkTlvs();
    }

    private boolean checkString(String name, int max, int statusIfTooLong) {
        int stop = Math.min(end, at + max);
        for (int i = at; i < stop; i++) {
            if (bytes[i] == 0) {
                at = i + 1;
                return true;
            }
        }
        return end - at >= max
                ? refuse(statusIfTooLong, name + " has more than " + (max - 1) + " characters")
                : refuse(CommandStatus.RINVCMDLEN, name + " is cut off");
    }

    private boolean checkNumbers() {
        if (end - at < 3) {
            return refuse(CommandStatus.RINVCMDLEN, "interface_version, addr_ton or addr_npi is missing");
        }
        int version = bytes[at] & 0xFF;
        at += 3;
        return InterfaceVersion.isAccepted(version)
                || refuse(
                        CommandStatus.RBINDFAIL,
                        "interface_version 0x" + Integer.toHexString(version) + " is reserved");
    }

    private boolean checkTlvs() {
        int result = TlvStream.check(bytes, at, end);
        return result == CommandStatus.ROK || refuse(result, "the TLVs behind address_range are malformed");
    }

    private boolean refuse(int withStatus, String because) {
        status = withStatus;
        reason = because;
        return false;
    }
}
