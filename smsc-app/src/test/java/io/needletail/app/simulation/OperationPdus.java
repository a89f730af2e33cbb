package io.needletail.app.simulation;

import io.needletail.api.pdu.CommandId;
import io.needletail.core.protocol.PduBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** query_sm, cancel_sm and replace_sm for tests of single behaviours, about messages of a {@link SmallShard}. */
final class OperationPdus {
    private static final String SOURCE = "100";
    private static final String DESTINATION = "4917";

    private OperationPdus() {}

    static byte[] query(long id) {
        PduBuffer pdu = begin(CommandId.QUERY_SM);
        putId(pdu, id);
        putAddress(pdu, "");
        return end(pdu);
    }

    static byte[] cancel(long id) {
        PduBuffer pdu = begin(CommandId.CANCEL_SM);
        pdu.putByte(0);
        putId(pdu, id);
        putAddress(pdu, "");
        putAddress(pdu, "");
        return end(pdu);
    }

    /** All messages between the two addresses. */
    static byte[] cancelAll() {
        PduBuffer pdu = begin(CommandId.CANCEL_SM);
        pdu.putByte(0);
        pdu.putByte(0);
        putAddress(pdu, SOURCE);
        putAddress(pdu, DESTINATION);
        return end(pdu);
    }

    static byte[] replace(long id, int registered, String text) {
        return replace(id, "", "", registered, text);
    }

    static byte[] replace(long id, String schedule, String validity, int registered, String text) {
        PduBuffer pdu = begin(CommandId.REPLACE_SM);
        putId(pdu, id);
        putAddress(pdu, SOURCE);
        putString(pdu, schedule);
        putString(pdu, validity);
        pdu.putByte(registered);
        pdu.putByte(0);
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        pdu.putByte(bytes.length);
        pdu.putBytes(bytes, 0, bytes.length);
        return end(pdu);
    }

    private static PduBuffer begin(int commandId) {
        PduBuffer pdu = new PduBuffer(200);
        pdu.begin(commandId, 1);
        return pdu;
    }

    private static void putId(PduBuffer pdu, long id) {
        byte[] text = Operations.idText(id, 0x34).getBytes(StandardCharsets.US_ASCII);
        pdu.putString(text, 0, text.length);
    }

    private static void putAddress(PduBuffer pdu, String digits) {
        pdu.putByte(digits.isEmpty() ? 0 : 1);
        pdu.putByte(digits.isEmpty() ? 0 : 1);
        putString(pdu, digits);
    }

    private static void putString(PduBuffer pdu, String text) {
        pdu.putString(text.getBytes(StandardCharsets.US_ASCII), 0, text.length());
    }

    private static byte[] end(PduBuffer pdu) {
        pdu.end(0);
        return Arrays.copyOf(pdu.bytes(), pdu.length());
    }
}
