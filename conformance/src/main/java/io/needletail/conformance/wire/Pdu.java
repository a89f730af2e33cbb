package io.needletail.conformance.wire;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** One PDU as it was read or is to be written: the header's fields, and the body without meaning. */
public final class Pdu {
    /** Octets of a header. */
    public static final int HEADER = 16;

    private final int commandId;
    private final int status;
    private final int sequence;
    private final byte[] body;

    public Pdu(int commandId, int status, int sequence, byte[] body) {
        this.commandId = commandId;
        this.status = status;
        this.sequence = sequence;
        this.body = body.clone();
    }

    /** A PDU that is nothing but a header. */
    public static byte[] header(int commandId, int status, int sequence) {
        return new Pdu(commandId, status, sequence, new byte[0]).toBytes();
    }

    /** Reads one whole PDU whose command_length is that of the array. */
    static Pdu of(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        in.getInt();
        int commandId = in.getInt();
        int status = in.getInt();
        int sequence = in.getInt();
        byte[] body = new byte[in.remaining()];
        in.get(body);
        return new Pdu(commandId, status, sequence, body);
    }

    public int commandId() {
        return commandId;
    }

    public int status() {
        return status;
    }

    public int sequence() {
        return sequence;
    }

    /** The octets behind the header. */
    public byte[] body() {
        return body.clone();
    }

    /** Octets behind the header. */
    public int bodyLength() {
        return body.length;
    }

    public boolean isResponse() {
        return commandId < 0;
    }

    /** The octets, with the right command_length. */
    public byte[] toBytes() {
        return new Octets()
                .int32(HEADER + body.length)
                .int32(commandId)
                .int32(status)
                .int32(sequence)
                .bytes(body)
                .toArray();
    }

    /** The octets in hexadecimal. */
    public String hex() {
        return hex(toBytes());
    }

    /** Octets in hexadecimal, the middle left out where they are many. */
    public static String hex(byte[] bytes) {
        HexFormat format = HexFormat.of();
        int limit = 240;
        return bytes.length <= limit
                ? format.formatHex(bytes)
                : format.formatHex(bytes, 0, limit) + "... (" + bytes.length + " octets)";
    }
}
