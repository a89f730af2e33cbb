package io.needletail.api.pdu;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes a sound submit_sm or data_sm of one that {@link MessageScanner} has refused, as far as it is clear what was meant: for
 * lenient sessions. One object for each PDU; allocates. What is repaired:
 *
 * <pre>
 * service_type of more than 5 characters         cut
 * TON, NPI that are reserved                     0, unknown
 * esm_class with a reserved message type         without the type
 * priority_flag above the highest                the highest
 * registered_delivery, replace_if_present_flag   without their reserved bits
 * sm_default_msg_id 255 before 5.0               0
 * sm_length beyond the end of the PDU            what there is
 * a known TLV of a wrong length                  left out
 * message_payload beside a short_message         left out
 * stray octets, or a TLV that is cut off, at the end  left out
 * </pre>
 *
 * An address that is too long or a time that cannot be read stay wrong: nobody could tell what was meant.
 */
public final class MessageRepair {
    private static final int V34 = 0x34;
    private static final int MAX_SERVICE_TYPE = 6;
    private static final int MAX_ADDRESS = 21;
    private static final int MAX_DATA_ADDRESS = 65;
    private static final int MAX_TIME = 17;
    private static final int TYPE_BITS = 0x3C;
    private static final int TLV_HEADER = 4;
    private static final int RESERVED = 255;

    private final byte[] bytes;
    private final int end;
    private final boolean v50;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int at;

    private MessageRepair(byte[] bytes, int start, int length, boolean v50) {
        this.bytes = bytes;
        this.at = start + CommandId.HEADER_BYTES;
        this.end = start + length;
        this.v50 = v50;
        out.write(bytes, start, CommandId.HEADER_BYTES);
    }

    /**
     * A whole PDU of its own, to be scanned again: it may still be wrong.
     *
     * @param length of the whole PDU from {@code start}, its header sound
     * @return null where it does not even have its fields
     */
    public static byte @Nullable [] repair(byte[] bytes, int start, int length, int interfaceVersion) {
        MessageRepair repair = new MessageRepair(bytes, start, length, interfaceVersion > V34);
        int commandId = Fields.int32(bytes, start + 4);
        boolean whole = switch (commandId) {
            case CommandId.SUBMIT_SM -> repair.submit();
            case CommandId.DATA_SM -> repair.data();
            default -> false;
        };
        return whole ? repair.pdu() : null;
    }

    private byte[] pdu() {
        byte[] made = out.toByteArray();
        made[0] = (byte) (made.length >> 24);
        made[1] = (byte) (made.length >> 16);
        made[2] = (byte) (made.length >> 8);
        made[3] = (byte) made.length;
        return made;
    }

    private boolean submit() {
        if (!addresses(MAX_ADDRESS) || end - at < 3) {
            return false;
        }
        putEsmClass(CommandId.SUBMIT_SM);
        out.write(bytes[at++]);
        out.write(Math.min(bytes[at++] & 0xFF, v50 ? 4 : 3));
        boolean times = string(MAX_TIME, false);
        times = times && string(MAX_TIME, false);
        if (!times || end - at < 5) {
            return false;
        }
        out.write(bytes[at++] & 0x3F);
        out.write(bytes[at++] & 1);
        out.write(bytes[at++]);
        int defaultMessage = bytes[at++] & 0xFF;
        out.write(defaultMessage == RESERVED && !v50 ? 0 : defaultMessage);
        int octets = Math.min(bytes[at++] & 0xFF, end - at);
        out.write(octets);
        out.write(bytes, at, octets);
        at += octets;
        tlvs(octets > 0);
        return true;
    }

    private boolean data() {
        if (!addresses(MAX_DATA_ADDRESS) || end - at < 3) {
            return false;
        }
        putEsmClass(CommandId.DATA_SM);
        out.write(bytes[at++] & 0x3F);
        out.write(bytes[at++]);
        tlvs(false);
        return true;
    }

    private void putEsmClass(int commandId) {
        byte esmClass = bytes[at++];
        out.write(FlagRules.esmClassAllowed(commandId, esmClass) ? esmClass : esmClass & ~TYPE_BITS);
    }

    /** service_type and both addresses. */
    private boolean addresses(int max) {
        boolean source = string(MAX_SERVICE_TYPE, true) && address(max);
        return source && address(max);
    }

    private boolean address(int max) {
        if (end - at < 2) {
            return false;
        }
        out.write(FlagRules.tonAllowed(bytes[at]) ? bytes[at] : 0);
        out.write(FlagRules.npiAllowed(bytes[at + 1]) ? bytes[at + 1] : 0);
        at += 2;
        return string(max, false);
    }

    /** A C-octet string of at most {@code max} octets with its NUL; longer ones are cut, or copied to be refused again. */
    private boolean string(int max, boolean cut) {
        int from = at;
        while (at < end && bytes[at] != 0) {
            at++;
        }
        if (at == end) {
            return false;
        }
        out.write(bytes, from, cut ? Math.min(at - from, max - 1) : at - from);
        out.write(0);
        at++;
        return true;
    }

    private void tlvs(boolean hasText) {
        while (end - at >= TLV_HEADER) {
            int tag = Fields.uint16(bytes, at);
            int length = Fields.uint16(bytes, at + 2);
            int next = at + TLV_HEADER + length;
            if (next > end) {
                return;
            }
            if (TlvTag.allowsLength(tag, length) && !(hasText && tag == TlvTag.MESSAGE_PAYLOAD)) {
                out.write(bytes, at, next - at);
            }
            at = next;
        }
    }
}
