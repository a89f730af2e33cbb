package io.needletail.core.server;

import io.needletail.api.pdu.CommandId;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** PDUs as an ESME writes them, octet by octet, so that nothing of the code under test is in them. */
public final class Pdus {
    private Pdus() {}

    public static byte[] header(int commandId, int status, int sequence) {
        return pdu(commandId, status, sequence, new byte[0]);
    }

    public static byte[] pdu(int commandId, int status, int sequence, byte[] body) {
        return ByteBuffer.allocate(16 + body.length)
                .putInt(16 + body.length)
                .putInt(commandId)
                .putInt(status)
                .putInt(sequence)
                .put(body)
                .array();
    }

    public static byte[] bind(int commandId, String systemId, int sequence) {
        return bind(commandId, systemId, "secret", 0x34, sequence);
    }

    public static byte[] bind(int commandId, String systemId, String password, int version, int sequence) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        string(body, systemId);
        string(body, password);
        string(body, "");
        body.write(version);
        body.write(0);
        body.write(0);
        string(body, "");
        return pdu(commandId, 0, sequence, body.toByteArray());
    }

    public static byte[] submit(int sequence) {
        return submit(sequence, "46700000000", "hello");
    }

    public static byte[] submit(int sequence, String destination, String text) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        string(body, "");
        body.write(1);
        body.write(1);
        string(body, "1234");
        body.write(1);
        body.write(1);
        string(body, destination);
        body.write(0);
        body.write(0);
        body.write(0);
        string(body, "");
        string(body, "");
        body.write(0);
        body.write(0);
        body.write(0);
        body.write(0);
        body.write(text.length());
        body.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
        return pdu(CommandId.SUBMIT_SM, 0, sequence, body.toByteArray());
    }

    /** Submits with the sequence_numbers from {@code first} on. */
    public static byte[] submits(int first, int count) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            all.writeBytes(submit(first + i));
        }
        return all.toByteArray();
    }

    public static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static void string(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
        body.write(0);
    }
}
