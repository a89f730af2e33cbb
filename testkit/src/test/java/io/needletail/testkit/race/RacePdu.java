package io.needletail.testkit.race;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes the PDUs of a race, with no library and no code of the server. */
final class RacePdu {
    static final int QUERY_SM = 0x3;
    static final int SUBMIT_SM = 0x4;
    static final int DELIVER_SM = 0x5;
    static final int REPLACE_SM = 0x7;
    static final int CANCEL_SM = 0x8;
    static final int BIND_TRANSCEIVER = 0x9;
    static final int RESPONSE = 0x8000_0000;
    private static final String SOURCE = "4470000";
    private static final String DESTINATION = "447700900001";

    private RacePdu() {}

    static byte[] bind(String systemId, String password) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        string(body, systemId);
        string(body, password);
        string(body, "");
        body.writeBytes(new byte[] {0x34, 0, 0, 0});
        return pdu(BIND_TRANSCEIVER, 1, body);
    }

    /** Asks for a receipt. */
    static byte[] submit(int sequence, String text) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        string(body, "");
        address(body, SOURCE);
        address(body, DESTINATION);
        body.writeBytes(new byte[] {0, 0, 0, 0, 0, 1, 0, 0, 0});
        shortMessage(body, text);
        return pdu(SUBMIT_SM, sequence, body);
    }

    static byte[] query(int sequence, String id) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        string(body, id);
        address(body, SOURCE);
        return pdu(QUERY_SM, sequence, body);
    }

    static byte[] cancel(int sequence, String id) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        string(body, "");
        string(body, id);
        address(body, SOURCE);
        address(body, DESTINATION);
        return pdu(CANCEL_SM, sequence, body);
    }

    /** Asks for a receipt, too. */
    static byte[] replace(int sequence, String id, String text) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        string(body, id);
        address(body, SOURCE);
        body.writeBytes(new byte[] {0, 0, 1, 0});
        shortMessage(body, text);
        return pdu(REPLACE_SM, sequence, body);
    }

    static byte[] deliverResponse(int sequence) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(0);
        return pdu(DELIVER_SM | RESPONSE, sequence, body);
    }

    /** short_message of a deliver_sm. */
    static String text(byte[] pdu) {
        int at = end(pdu, 16);
        at = end(pdu, at + 2);
        at = end(pdu, at + 2);
        at = end(pdu, end(pdu, at + 3));
        return new String(pdu, at + 5, pdu[at + 4] & 0xFF, StandardCharsets.ISO_8859_1);
    }

    /** The C-Octet String at an index. */
    static String string(byte[] pdu, int at) {
        return new String(pdu, at, end(pdu, at) - 1 - at, StandardCharsets.ISO_8859_1);
    }

    /** Behind the C-Octet String at an index. */
    static int end(byte[] pdu, int at) {
        int end = at;
        while (pdu[end] != 0) {
            end++;
        }
        return end + 1;
    }

    private static byte[] pdu(int commandId, int sequence, ByteArrayOutputStream body) {
        return ByteBuffer.allocate(16 + body.size())
                .putInt(16 + body.size())
                .putInt(commandId)
                .putInt(0)
                .putInt(sequence)
                .put(body.toByteArray())
                .array();
    }

    private static void address(ByteArrayOutputStream body, String digits) {
        body.write(1);
        body.write(1);
        string(body, digits);
    }

    private static void string(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        body.write(0);
    }

    private static void shortMessage(ByteArrayOutputStream body, String text) {
        body.write(text.length());
        body.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
