package io.needletail.app.simulation;

import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageScanner;
import io.needletail.api.pdu.MessageView;
import io.needletail.api.pdu.TlvTag;
import io.needletail.core.protocol.PduBuffer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** submit_multi and what is said about its messages, as PDUs. */
final class MultiPdus {
    static final String SOURCE = "100";
    /** Begins a destination that is the name of a list. */
    static final String LIST = "#";

    private MultiPdus() {}

    static byte[] multi(String schedule, int registered, String... destinations) {
        return multi(schedule, registered, 0, destinations);
    }

    /** With a message_payload, unless that has 0 octets. */
    static byte[] multi(String schedule, int registered, int payloadBytes, String... destinations) {
        PduBuffer pdu = new PduBuffer(200);
        pdu.begin(CommandId.SUBMIT_MULTI, 1);
        put(pdu, "");
        address(pdu, SOURCE);
        pdu.putByte(destinations.length);
        for (String destination : destinations) {
            if (destination.startsWith(LIST)) {
                pdu.putByte(2);
                put(pdu, destination.substring(1));
            } else {
                pdu.putByte(1);
                address(pdu, destination);
            }
        }
        pdu.putByte(0);
        pdu.putShort(0);
        put(pdu, schedule);
        put(pdu, "");
        pdu.putByte(registered);
        pdu.putInt(0);
        if (payloadBytes > 0) {
            pdu.putShort(TlvTag.MESSAGE_PAYLOAD);
            pdu.putShort(payloadBytes);
            pdu.reserve(payloadBytes);
        }
        return end(pdu);
    }

    static byte[] query(String id) {
        PduBuffer pdu = new PduBuffer(100);
        pdu.begin(CommandId.QUERY_SM, 1);
        put(pdu, id);
        address(pdu, SOURCE);
        return end(pdu);
    }

    /** @param id empty for all between the addresses; destination likewise */
    static byte[] cancel(String id, String destination) {
        PduBuffer pdu = new PduBuffer(100);
        pdu.begin(CommandId.CANCEL_SM, 1);
        put(pdu, "");
        put(pdu, id);
        address(pdu, SOURCE);
        address(pdu, destination);
        return end(pdu);
    }

    static byte[] replace(String id) {
        PduBuffer pdu = new PduBuffer(100);
        pdu.begin(CommandId.REPLACE_SM, 1);
        put(pdu, id);
        address(pdu, SOURCE);
        pdu.putShort(0);
        pdu.putByte(0);
        pdu.putShort(0);
        return end(pdu);
    }

    static int status(byte[] pdu) {
        return ByteBuffer.wrap(pdu).getInt(8);
    }

    /** message_id of a response. */
    static String id(byte[] response) {
        return string(response, CommandId.HEADER_BYTES);
    }

    /** message_state of a query_sm_resp. */
    static int state(byte[] response) {
        return response[response.length - 2];
    }

    /** unsuccess_sme of a submit_multi_resp: statuses by address. */
    static Map<String, Integer> refused(byte[] response) {
        Map<String, Integer> refused = new LinkedHashMap<>();
        int at = CommandId.HEADER_BYTES + id(response).length() + 1;
        int count = response[at++] & 0xFF;
        for (int i = 0; i < count; i++) {
            String address = string(response, at + 2);
            at += 3 + address.length();
            refused.put(address, ByteBuffer.wrap(response).getInt(at));
            at += 4;
        }
        return refused;
    }

    /** Where a receipt comes from, and its text as far as the dates. */
    static String receipt(byte[] deliver) {
        MessageView view = view(deliver);
        String text = new String(deliver, view.textOffset(), view.textLength(), StandardCharsets.ISO_8859_1);
        return view.source() + " " + text.replaceAll(" sub.*stat:| err.*", " ").strip();
    }

    static MessageView view(byte[] pdu) {
        MessageView view = new MessageView();
        if (MessageScanner.scan(pdu, 0, pdu.length, view) != CommandStatus.ROK) {
            throw new IllegalStateException("the server sent a PDU that is not valid");
        }
        return view;
    }

    private static void address(PduBuffer pdu, String address) {
        pdu.putShort(address.isEmpty() ? 0 : 0x0101);
        put(pdu, address);
    }

    private static void put(PduBuffer pdu, String text) {
        pdu.putString(text.getBytes(StandardCharsets.ISO_8859_1), 0, text.length());
    }

    private static byte[] end(PduBuffer pdu) {
        pdu.end(0);
        return Arrays.copyOf(pdu.bytes(), pdu.length());
    }

    private static String string(byte[] bytes, int at) {
        int end = at;
        while (bytes[end] != 0) {
            end++;
        }
        return new String(bytes, at, end - at, StandardCharsets.ISO_8859_1);
    }
}
