package io.needletail.core.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads a bind that {@link ControlPduCodec} has refused, as far as it is clear what was meant: for lenient listeners. What is
 * taken:
 *
 * <pre>
 * password of up to 64 characters        as it is: ESMEs do send more than 8
 * system_type, address_range             of any length, with or without the NUL of the last field; nothing depends on them
 * interface_version                      reserved ones are the next lower that is not; missing is 3.4
 * addr_ton, addr_npi, address_range      may be missing
 * TLVs                                   not looked at
 * </pre>
 *
 * A system_id of more than 15 characters stays wrong.
 */
public final class BindRepair {
    private static final int MAX_SYSTEM_ID = 15;
    private static final int MAX_PASSWORD = 64;

    private final byte[] bytes;
    private final int end;
    private int at;

    private BindRepair(byte[] bytes, int start, int length) {
        this.bytes = bytes;
        this.at = start + 16;
        this.end = start + length;
    }

    /** The bind, if its system_id and password can be read. */
    public static Optional<BindRequest> read(byte[] bytes, int start, int length) {
        int commandId = BigEndian.getInt(bytes, start + 4);
        int sequence = BigEndian.getInt(bytes, start + PduBuffer.SEQUENCE_OFFSET);
        BindRepair fields = new BindRepair(bytes, start, length);
        String systemId = fields.string();
        String password = fields.string();
        if (!BindType.isBind(commandId) || systemId.length() > MAX_SYSTEM_ID || password.length() > MAX_PASSWORD) {
            return Optional.empty();
        }
        return Optional.of(new BindRequest(
                BindType.of(commandId),
                systemId,
                password,
                fields.string(),
                version(fields.octet(InterfaceVersion.V34)),
                fields.octet(0),
                fields.octet(0),
                fields.string(),
                sequence));
    }

    private static int version(int written) {
        if (InterfaceVersion.isAccepted(written)) {
            return written;
        }
        return written > InterfaceVersion.V50 ? InterfaceVersion.V50 : InterfaceVersion.V34;
    }

    private int octet(int otherwise) {
        return at < end ? bytes[at++] & 0xFF : otherwise;
    }

    /** Up to its NUL, or to the end. */
    private String string() {
        int from = at;
        while (at < end && bytes[at] != 0) {
            at++;
        }
        String text = new String(bytes, from, at - from, StandardCharsets.ISO_8859_1);
        at = Math.min(end, at + 1);
        return text;
    }
}
