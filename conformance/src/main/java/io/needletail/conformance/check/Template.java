package io.needletail.conformance.check;

import io.needletail.conformance.spec.Field;
import io.needletail.conformance.spec.Layouts;
import io.needletail.conformance.spec.Operation;
import io.needletail.conformance.spec.SmppVersion;
import io.needletail.conformance.wire.Octets;
import io.needletail.conformance.wire.Pdu;
import java.util.LinkedHashMap;
import java.util.Map;

/** A request that is right, field by field, so that a check can make one thing of it wrong. Of one thread. */
public final class Template {
    private final Operation operation;
    private final Map<String, byte[]> fields = new LinkedHashMap<>();
    private final Octets behind = new Octets();

    private Template(Operation operation) {
        this.operation = operation;
        for (Field field : Layouts.of(operation)) {
            fields.put(field.name(), field.octets());
        }
    }

    /** A right request to this server. */
    public static Template of(Operation operation, Target target) {
        Template template = new Template(operation);
        if (template.fields.containsKey("password")) {
            template.text("system_id", target.endpoint().systemId())
                    .text("password", target.endpoint().password());
        }
        if (operation.isBind()) {
            template.int8("interface_version", target.usualVersion().code());
        }
        if (template.fields.containsKey("destination_addr")) {
            template.text("destination_addr", target.delivered());
        }
        if (operation == Operation.DATA_SM) {
            template.tlv(0x0424, new Octets().text("conformance").toArray());
        }
        if (operation == Operation.BROADCAST_SM) {
            template.tlv(0x0606, new Octets().int8(0).text("area").toArray())
                    .tlv(0x0601, new byte[] {0, 0, 1})
                    .tlv(0x0604, new byte[] {0, 1})
                    .tlv(0x0605, new byte[] {8, 0, 1});
        }
        return template;
    }

    /** A submit_sm that wants what {@code registeredDelivery} says, to a number. */
    public static Template submit(Target target, String destination, int registeredDelivery) {
        return of(Operation.SUBMIT_SM, target)
                .text("destination_addr", destination)
                .int8("registered_delivery", registeredDelivery);
    }

    public Operation operation() {
        return operation;
    }

    /** Puts octets, right or wrong, in the place of a field. */
    public Template octets(String field, byte[] octets) {
        if (!fields.containsKey(field)) {
            throw new IllegalArgumentException(operation + " has no " + field);
        }
        fields.put(field, octets);
        return this;
    }

    /** Puts a C-octet string in a field. */
    public Template text(String field, String text) {
        return octets(field, new Octets().cString(text).toArray());
    }

    /** Puts an integer in a field. */
    public Template int8(String field, int value) {
        return octets(field, new byte[] {(byte) value});
    }

    /** Binds with this version. */
    public Template version(SmppVersion version) {
        return int8("interface_version", version.code());
    }

    /** Puts a short_message and its length. */
    public Template message(byte[] text) {
        return int8("sm_length", text.length).octets("short_message", text);
    }

    /** Puts a TLV behind the fields. */
    public Template tlv(int tag, byte[] value) {
        behind.tlv(tag, value);
        return this;
    }

    /** Puts octets behind the fields. */
    public Template behind(byte[] octets) {
        behind.bytes(octets);
        return this;
    }

    /** The body. */
    public byte[] body() {
        return Octets.join(Octets.join(fields.values().toArray(byte[][]::new)), behind.toArray());
    }

    /** The body up to a field, without it. */
    public byte[] bodyBefore(String field) {
        Octets before = new Octets();
        for (Map.Entry<String, byte[]> entry : fields.entrySet()) {
            if (entry.getKey().equals(field)) {
                break;
            }
            before.bytes(entry.getValue());
        }
        return before.toArray();
    }

    /** The PDU. */
    public byte[] pdu(int sequence) {
        return new Pdu(operation.commandId(), 0, sequence, body()).toBytes();
    }
}
