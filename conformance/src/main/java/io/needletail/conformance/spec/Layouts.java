package io.needletail.conformance.spec;

import static io.needletail.conformance.spec.Field.int8;
import static io.needletail.conformance.spec.Field.string;
import static io.needletail.conformance.spec.Field.time;

import io.needletail.conformance.wire.Octets;
import java.util.ArrayList;
import java.util.List;

/** The mandatory fields of each operation in their order, with values that are right. */
public final class Layouts {
    private static final String TEXT = "conformance";
    private static final int ADDRESS = 21;
    private static final int DATA_ADDRESS = 65;
    private static final int MESSAGE_ID = 65;

    private Layouts() {}

    /** The fields of a request; none of one that is a header only. */
    public static List<Field> of(Operation operation) {
        List<Field> fields = new ArrayList<>();
        switch (operation) {
            case BIND_RECEIVER, BIND_TRANSMITTER, BIND_TRANSCEIVER -> bind(fields);
            case OUTBIND -> credentials(fields);
            case SUBMIT_SM, DELIVER_SM -> {
                fields.add(serviceType());
                address(fields, "source_addr", ADDRESS);
                address(fields, "destination_addr", ADDRESS);
                message(fields);
            }
            case SUBMIT_MULTI -> multi(fields);
            case DATA_SM -> data(fields);
            case QUERY_SM, QUERY_BROADCAST_SM -> {
                fields.add(messageId());
                address(fields, "source_addr", ADDRESS);
            }
            case CANCEL_SM -> {
                fields.add(serviceType());
                fields.add(messageId());
                address(fields, "source_addr", ADDRESS);
                address(fields, "destination_addr", ADDRESS);
            }
            case REPLACE_SM -> replace(fields);
            case BROADCAST_SM -> broadcast(fields);
            case CANCEL_BROADCAST_SM -> {
                fields.add(serviceType());
                fields.add(messageId());
                address(fields, "source_addr", ADDRESS);
            }
            case ALERT_NOTIFICATION -> {
                address(fields, "source_addr", DATA_ADDRESS);
                address(fields, "esme_addr", DATA_ADDRESS);
            }
            case ENQUIRE_LINK, UNBIND -> {}
        }
        return List.copyOf(fields);
    }

    private static void credentials(List<Field> fields) {
        fields.add(string("system_id", 16, Status.RINVSYSID, "5.2.1", "4.7.30"));
        fields.add(string("password", 9, Status.RINVPASWD, "5.2.2", "4.7.18"));
    }

    private static void bind(List<Field> fields) {
        credentials(fields);
        fields.add(string("system_type", 13, Status.RINVSYSTYP, "5.2.3", "4.7.31"));
        fields.add(
                int8("interface_version", Status.RBINDFAIL, "5.2.4", "4.7.13").usually(SmppVersion.V34.code()));
        fields.add(int8("addr_ton", Status.RBINDFAIL, "5.2.5", "4.7.1"));
        fields.add(int8("addr_npi", Status.RBINDFAIL, "5.2.6", "4.7.2"));
        fields.add(string("address_range", 41, Status.RINVCMDLEN, "5.2.7", "4.7.3"));
    }

    private static Field serviceType() {
        return string("service_type", 6, Status.RINVSERTYP, "5.2.11", "4.7.25");
    }

    private static Field messageId() {
        byte[] unknown = new Octets().cString("0").toArray();
        return string("message_id", MESSAGE_ID, Status.RINVMSGID, "5.2.23", "4.7.14")
                .usually(unknown);
    }

    private static void address(List<Field> fields, String name, int max) {
        boolean source = name.equals("source_addr");
        String prefix = source ? "source_addr" : name.equals("esme_addr") ? "esme_addr" : "dest_addr";
        fields.add(int8(prefix + "_ton", source ? Status.RINVSRCTON : Status.RINVDSTTON, "5.2.5", "4.7.1")
                .usually(1));
        fields.add(int8(prefix + "_npi", source ? Status.RINVSRCNPI : Status.RINVDSTNPI, "5.2.6", "4.7.2")
                .usually(1));
        byte[] number =
                new Octets().cString(source ? "447700900100" : "447700900200").toArray();
        fields.add(string(
                        name,
                        max,
                        source ? Status.RINVSRCADR : Status.RINVDSTADR,
                        source ? "5.2.8" : "5.2.9",
                        source ? "4.7.29" : "4.7.8")
                .usually(number));
    }

    private static void message(List<Field> fields) {
        fields.add(int8("esm_class", Status.RINVESMCLASS, "5.2.12", "4.7.12"));
        fields.add(int8("protocol_id", Status.RSUBMITFAIL, "5.2.13", "4.7.20"));
        fields.add(int8("priority_flag", Status.RINVPRTFLG, "5.2.14", "4.7.19"));
        fields.add(time("schedule_delivery_time", Status.RINVSCHED));
        fields.add(time("validity_period", Status.RINVEXPIRY));
        fields.add(registeredDelivery());
        fields.add(int8("replace_if_present_flag", Status.RINVREPFLAG, "5.2.18", "4.7.22"));
        fields.add(int8("data_coding", Status.RINVDCS, "5.2.19", "4.7.7"));
        text(fields);
    }

    private static Field registeredDelivery() {
        return int8("registered_delivery", Status.RINVREGDLVFLG, "5.2.17", "4.7.21");
    }

    private static void text(List<Field> fields) {
        fields.add(int8("sm_default_msg_id", Status.RINVDFTMSGID, "5.2.20", "4.7.27"));
        fields.add(int8("sm_length", Status.RINVMSGLEN, "5.2.21", "4.7.28").usually(TEXT.length()));
        fields.add(Field.text(TEXT));
    }

    private static void multi(List<Field> fields) {
        fields.add(serviceType());
        address(fields, "source_addr", ADDRESS);
        fields.add(
                int8("number_of_dests", Status.RINVNUMDESTS, "5.2.24", "4.7.17").usually(1));
        fields.add(int8("dest_flag", Status.RINVDESTFLAG, "5.2.25", "4.7.9").usually(1));
        address(fields, "destination_addr", ADDRESS);
        message(fields);
    }

    private static void data(List<Field> fields) {
        fields.add(serviceType());
        address(fields, "source_addr", DATA_ADDRESS);
        address(fields, "destination_addr", DATA_ADDRESS);
        fields.add(int8("esm_class", Status.RINVESMCLASS, "5.2.12", "4.7.12"));
        fields.add(registeredDelivery());
        fields.add(int8("data_coding", Status.RINVDCS, "5.2.19", "4.7.7"));
    }

    private static void replace(List<Field> fields) {
        fields.add(messageId());
        address(fields, "source_addr", ADDRESS);
        fields.add(time("schedule_delivery_time", Status.RINVSCHED));
        fields.add(time("validity_period", Status.RINVEXPIRY));
        fields.add(registeredDelivery());
        text(fields);
    }

    private static void broadcast(List<Field> fields) {
        fields.add(serviceType());
        address(fields, "source_addr", ADDRESS);
        fields.add(messageId().usually(new byte[1]));
        fields.add(int8("priority_flag", Status.RINVPRTFLG, "5.2.14", "4.7.19"));
        fields.add(time("schedule_delivery_time", Status.RINVSCHED));
        fields.add(time("validity_period", Status.RINVEXPIRY));
        fields.add(int8("replace_if_present_flag", Status.RINVREPFLAG, "5.2.18", "4.7.22"));
        fields.add(int8("data_coding", Status.RINVDCS, "5.2.19", "4.7.7"));
        fields.add(int8("sm_default_msg_id", Status.RINVDFTMSGID, "5.2.20", "4.7.27"));
    }
}
