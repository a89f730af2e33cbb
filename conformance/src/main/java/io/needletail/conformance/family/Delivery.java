package io.needletail.conformance.family;

import io.needletail.conformance.spec.Operation;
import io.needletail.conformance.spec.Tag;
import io.needletail.conformance.wire.BodyReader;
import io.needletail.conformance.wire.Pdu;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A deliver_sm or data_sm of the server, taken apart. */
final class Delivery {
    /** Bits of esm_class that say what a message is. */
    private static final int TYPE = 0x3C;

    private static final int RECEIPT = 0x04;

    private final Pdu pdu;
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Integer, byte[]> tlvs;

    private Delivery(Pdu pdu) {
        this.pdu = pdu;
        BodyReader body = new BodyReader(pdu.body());
        boolean data = pdu.commandId() == Operation.DATA_SM.commandId();
        text(body, "service_type", 6);
        address(body, "source", data ? 65 : 21);
        address(body, "destination", data ? 65 : 21);
        number(body, "esm_class");
        if (!data) {
            number(body, "protocol_id");
            number(body, "priority_flag");
            text(body, "schedule_delivery_time", 17);
            text(body, "validity_period", 17);
        }
        number(body, "registered_delivery");
        if (!data) {
            number(body, "replace_if_present_flag");
        }
        number(body, "data_coding");
        byte[] message = new byte[0];
        if (!data) {
            number(body, "sm_default_msg_id");
            message = body.bytes("short_message", body.int8("sm_length"));
        }
        tlvs = body.tlvs();
        byte[] payload = tlvs.getOrDefault(Tag.MESSAGE_PAYLOAD.code(), message);
        texts.put("text", new String(message.length > 0 ? message : payload, StandardCharsets.ISO_8859_1));
    }

    /** Takes a PDU apart; throws MalformedBodyException where it is none of the two. */
    static Delivery of(Pdu pdu) {
        return new Delivery(pdu);
    }

    /** True for the receipt of this message. */
    static boolean isReceiptOf(Pdu pdu, String id) {
        boolean message =
                pdu.commandId() == Operation.DELIVER_SM.commandId() || pdu.commandId() == Operation.DATA_SM.commandId();
        return message && new String(pdu.body(), StandardCharsets.ISO_8859_1).contains(id);
    }

    Pdu pdu() {
        return pdu;
    }

    String text(String field) {
        return texts.getOrDefault(field, "");
    }

    int number(String field) {
        return numbers.getOrDefault(field, 0);
    }

    Map<Integer, byte[]> tlvs() {
        return tlvs;
    }

    boolean isReceipt() {
        return (number("esm_class") & TYPE) == RECEIPT;
    }

    /** What follows a key in the text of a receipt, up to the next blank; {@code submit date} has one in its name. */
    Optional<String> part(String key) {
        Matcher part = Pattern.compile("(?:^| )" + key + ":(\\S*)", Pattern.CASE_INSENSITIVE)
                .matcher(text("text"));
        return part.find() ? Optional.of(part.group(1)) : Optional.empty();
    }

    private void address(BodyReader body, String name, int max) {
        number(body, name + "_ton");
        number(body, name + "_npi");
        text(body, name, max);
    }

    private void text(BodyReader body, String name, int max) {
        texts.put(name, body.cString(name, max));
    }

    private void number(BodyReader body, String name) {
        numbers.put(name, body.int8(name));
    }
}
