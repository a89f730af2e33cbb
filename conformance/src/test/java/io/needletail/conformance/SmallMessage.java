package io.needletail.conformance;

import io.needletail.conformance.spec.Operation;
import io.needletail.conformance.spec.Status;
import io.needletail.conformance.wire.BodyReader;
import io.needletail.conformance.wire.Octets;
import io.needletail.conformance.wire.Pdu;
import java.util.concurrent.atomic.AtomicInteger;

/** A submit_sm as {@link SmallSession} reads it, and its receipt. */
final class SmallMessage {
    private static final int USER_MESSAGE_REFERENCE = 0x0204;
    private static final AtomicInteger SEQUENCES = new AtomicInteger();

    final int registeredDelivery;
    private final int sourceTon;
    private final int sourceNpi;
    private final String source;
    private final int destinationTon;
    private final int destinationNpi;
    private final String destination;
    private final int priority;
    private final int dataCoding;
    private final byte[] reference;

    SmallMessage(byte[] body) {
        BodyReader in = new BodyReader(body);
        in.cString("service_type", 400);
        sourceTon = in.int8("ton");
        sourceNpi = in.int8("npi");
        source = in.cString("source", 400);
        destinationTon = in.int8("ton");
        destinationNpi = in.int8("npi");
        destination = in.cString("destination", 400);
        in.bytes("esm_class, protocol_id", 2);
        priority = in.int8("priority_flag");
        in.cString("schedule_delivery_time", 400);
        in.cString("validity_period", 400);
        registeredDelivery = in.int8("registered_delivery");
        in.int8("replace_if_present_flag");
        dataCoding = in.int8("data_coding");
        in.int8("sm_default_msg_id");
        in.bytes("short_message", in.int8("sm_length"));
        reference = in.tlvs().getOrDefault(USER_MESSAGE_REFERENCE, new byte[0]);
    }

    /** What it is refused with; of its fields two are looked at. */
    int fault() {
        if (source.length() > 20) {
            return Status.RINVSRCADR;
        }
        return priority > 4 ? Status.RINVPRTFLG : Status.ROK;
    }

    /** The receipt for a delivered message, with the fault. */
    byte[] receipt(String id, int version, Fault fault) {
        String text = "id:" + id
                + " sub:001 dlvrd:001 submit date:3001010000 done date:3001010001 stat:DELIVRD err:000 text:";
        boolean swapped = fault != Fault.RECEIPT_FROM_SOURCE;
        Octets body = new Octets()
                .int8(0)
                .int8(destinationTon)
                .int8(destinationNpi)
                .cString(swapped ? destination : source)
                .int8(sourceTon)
                .int8(sourceNpi)
                .cString(swapped ? source : destination)
                .int8(4)
                .int16(0)
                .int8(0)
                .cString(fault == Fault.RECEIPT_WITH_VALIDITY ? "300101000000000+" : "")
                .int16(0)
                .int8(fault == Fault.RECEIPT_IN_THE_MESSAGES_CODING ? dataCoding : 0)
                .int8(0)
                .int8(text.length())
                .text(text);
        if (version >= 0x34 || fault == Fault.RECEIPT_TLVS_TO_OLD_PEERS) {
            byte[] named = new Octets()
                    .text(fault == Fault.RECEIPT_ID_WITHOUT_NUL ? id : id + "\0")
                    .toArray();
            int state = fault == Fault.RECEIPT_IN_ANOTHER_STATE ? 5 : 2;
            body.tlv(0x001E, named).tlv(0x0427, new byte[] {(byte) state});
            if (reference.length > 0) {
                body.tlv(USER_MESSAGE_REFERENCE, reference);
            }
        }
        return new Pdu(Operation.DELIVER_SM.commandId(), 0, SEQUENCES.incrementAndGet(), body.toArray()).toBytes();
    }
}
