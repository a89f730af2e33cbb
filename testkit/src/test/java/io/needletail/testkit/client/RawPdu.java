package io.needletail.testkit.client;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes and reads the few PDUs that {@link RawSmppClient} needs, with no library and no code of the server. */
final class RawPdu {
    static final int BIND_TRANSCEIVER = 0x9;
    static final int SUBMIT_SM = 0x4;
    static final int DELIVER_SM = 0x5;
    static final int UNBIND = 0x6;
    static final int ENQUIRE_LINK = 0x15;
    static final int RESPONSE = 0x8000_0000;
    private static final int RECEIPTED_MESSAGE_ID = 0x1E;

    private RawPdu() {}

    static byte[] header(int commandId, int status, int sequence, int bodyBytes) {
        return ByteBuffer.allocate(16 + bodyBytes)
                .putInt(16 + bodyBytes)
                .putInt(commandId)
                .putInt(status)
                .putInt(sequence)
                .array();
    }

    static byte[] bindTransceiver(int sequence, String systemId, String password) {
        byte[] pdu = header(BIND_TRANSCEIVER, 0, sequence, systemId.length() + password.length() + 7);
        ByteBuffer body = ByteBuffer.wrap(pdu).position(16);
        string(string(body, systemId), password);
        body.put((byte) 0).put((byte) 0x34);
        return pdu;
    }

    /** A text in the default alphabet that asks for a receipt. */
    static byte[] submit(int sequence, String destination, String text) {
        byte[] pdu = header(SUBMIT_SM, 0, sequence, 17 + 4 + destination.length() + text.length());
        ByteBuffer body = ByteBuffer.wrap(pdu).position(17);
        string(body.put((byte) 5).put((byte) 0), "kill");
        string(body.put((byte) 1).put((byte) 1), destination);
        body.position(body.position() + 5);
        body.put((byte) 1).put(new byte[3]).put((byte) text.length());
        body.put(text.getBytes(StandardCharsets.US_ASCII));
        return pdu;
    }

    /** The message id of a submit_sm_resp, empty where it has no body. */
    static String messageId(byte[] pdu) {
        return pdu.length > 16 ? cString(pdu, 16) : "";
    }

    static Receipt receipt(byte[] pdu) {
        int at = skipString(pdu, 16);
        at = skipString(pdu, at + 2);
        at = skipString(pdu, at + 2);
        at = skipString(pdu, skipString(pdu, at + 3));
        int textLength = pdu[at + 4] & 0xFF;
        String text = new String(pdu, at + 5, textLength, StandardCharsets.ISO_8859_1);
        return Receipt.of(text, tlvText(pdu, at + 5 + textLength));
    }

    private static String tlvText(byte[] pdu, int start) {
        ByteBuffer tlvs = ByteBuffer.wrap(pdu);
        int at = start;
        while (at + 4 <= pdu.length) {
            if (tlvs.getShort(at) == RECEIPTED_MESSAGE_ID) {
                return cString(pdu, at + 4);
            }
            at += 4 + (tlvs.getShort(at + 2) & 0xFFFF);
        }
        return "";
    }

    private static ByteBuffer string(ByteBuffer body, String text) {
        return body.put(text.getBytes(StandardCharsets.ISO_8859_1)).put((byte) 0);
    }

    private static int skipString(byte[] pdu, int at) {
        int end = at;
        while (pdu[end] != 0) {
            end++;
        }
        return end + 1;
    }

    private static String cString(byte[] pdu, int at) {
        return new String(pdu, at, skipString(pdu, at) - 1 - at, StandardCharsets.ISO_8859_1);
    }
}
