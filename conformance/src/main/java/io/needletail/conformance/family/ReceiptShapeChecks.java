package io.needletail.conformance.family;

import io.needletail.conformance.check.Check;
import io.needletail.conformance.check.Esme;
import io.needletail.conformance.check.Template;
import io.needletail.conformance.check.Trial;
import io.needletail.conformance.spec.Clause;
import io.needletail.conformance.spec.SessionState;
import io.needletail.conformance.spec.SmppVersion;
import io.needletail.conformance.spec.Tag;
import io.needletail.conformance.wire.BodyReader;
import io.needletail.conformance.wire.Octets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a receipt looks like: fields, text, TLVs. */
final class ReceiptShapeChecks {
    private static final Clause DELIVER = Clause.of("4.6.1", "4.3.1.1");
    private static final Clause TEXT = Clause.of("Appendix B", "");
    private static final Clause TLVS = Clause.of("4.6.1, 5.3.2.12, 5.3.2.35", "4.3.5.1, 4.8.4");
    private static final Map<String, Integer> STATES =
            Map.of("DELIVRD", 2, "EXPIRED", 3, "DELETED", 4, "UNDELIV", 5, "ACCEPTD", 6, "UNKNOWN", 7, "REJECTD", 8);

    private final List<Check> checks = new ArrayList<>();

    private ReceiptShapeChecks() {}

    static List<Check> all() {
        ReceiptShapeChecks all = new ReceiptShapeChecks();
        all.fields();
        all.nulls();
        all.contents();
        all.texts();
        all.tlvs();
        all.versions();
        return all.checks;
    }

    /** Looks at one receipt of a usual message. */
    @FunctionalInterface
    private interface Look {
        void at(Trial trial, Delivery receipt);
    }

    private void usual(String name, String title, Clause clause, Look look) {
        checks.add(Receipts.check(
                name,
                title,
                clause,
                Receipts.NEEDS,
                trial -> look.at(trial, Receipts.of(trial, Receipts.delivered(trial)))));
    }

    private void fields() {
        usual(
                "esm_class",
                "esm_class says receipt: bits 5 to 2 are 0001",
                Clause.of("5.2.12", "4.7.12"),
                (trial, receipt) -> trial.require(
                        receipt.isReceipt(),
                        "esm_class 0x04",
                        "0x" + Integer.toHexString(receipt.number("esm_class"))));
        usual(
                "addresses",
                "source is the destination of the message, destination its source",
                DELIVER,
                (trial, receipt) -> {
                    trial.require(
                            receipt.text("source").equals(trial.target().delivered()),
                            "source " + trial.target().delivered(),
                            receipt.text("source"));
                    trial.require(
                            receipt.text("destination").equals("447700900100"),
                            "destination 447700900100",
                            receipt.text("destination"));
                });
        for (int[] numbering : new int[][] {{1, 1}, {0, 0}, {2, 1}, {5, 0}, {3, 9}}) {
            String name = numbering[0] + "_" + numbering[1];
            checks.add(Receipts.check(
                    "numbering." + name,
                    "TON and NPI come back as the message had them: " + name.replace('_', '/'),
                    DELIVER,
                    Receipts.NEEDS,
                    trial -> numbering(trial, numbering[0], numbering[1])));
        }
    }

    private void nulls() {
        for (String field : List.of("schedule_delivery_time", "validity_period")) {
            usual(
                    field,
                    field + " of a deliver_sm is NULL",
                    DELIVER,
                    (trial, receipt) -> trial.require(receipt.text(field).isEmpty(), "NULL", receipt.text(field)));
        }
        for (String field : List.of("replace_if_present_flag", "sm_default_msg_id")) {
            usual(
                    field,
                    field + " of a deliver_sm is 0",
                    DELIVER,
                    (trial, receipt) -> trial.require(receipt.number(field) == 0, "0", "" + receipt.number(field)));
        }
        usual(
                "status",
                "command_status of the request is 0",
                Clause.of("5.1.3", "4.7.6"),
                (trial, receipt) -> trial.require(
                        receipt.pdu().status() == 0, "0", "" + receipt.pdu().status()));
        usual(
                "sequence",
                "sequence_number is 1 to 0x7fffffff",
                Clause.of("5.1.4", "4.7.24"),
                (trial, receipt) -> trial.require(
                        receipt.pdu().sequence() > 0,
                        "1 to 0x7fffffff",
                        "" + receipt.pdu().sequence()));
    }

    private void contents() {
        checks.add(Receipts.check(
                "data_coding",
                "the receipt of a UCS-2 message has a data_coding of its own: the text is not UCS-2",
                DELIVER,
                Receipts.NEEDS,
                trial -> {
                    byte[] text = "Grüße".getBytes(StandardCharsets.UTF_16BE);
                    Delivery receipt = Receipts.of(
                            trial,
                            Receipts.delivered(trial).int8("data_coding", 8).message(text));
                    trial.require(receipt.number("data_coding") != 8, "another data_coding than 8", "8");
                }));
        checks.add(Receipts.check(
                "no_header",
                "the receipt of a message with a user data header has none, in esm_class and text",
                Clause.of("5.2.12", "4.7.12"),
                Receipts.NEEDS,
                trial -> {
                    byte[] part = new Octets()
                            .bytes(new byte[] {5, 0, 3, 9, 2, 1})
                            .text("part one")
                            .toArray();
                    Delivery receipt = Receipts.of(
                            trial,
                            Receipts.delivered(trial).int8("esm_class", 0x40).message(part));
                    trial.require(
                            (receipt.number("esm_class") & 0x40) == 0,
                            "no UDHI",
                            "0x" + Integer.toHexString(receipt.number("esm_class")));
                    trial.require(
                            receipt.text("text").chars().allMatch(c -> c >= ' '),
                            "no octets of the header",
                            receipt.text("text"));
                }));
    }

    private static void numbering(Trial trial, int ton, int npi) throws IOException {
        Template message =
                Receipts.delivered(trial).int8("source_addr_ton", ton).int8("source_addr_npi", npi);
        Delivery receipt = Receipts.of(trial, message);
        String got = receipt.number("destination_ton") + "/" + receipt.number("destination_npi");
        trial.require(got.equals(ton + "/" + npi), "destination TON/NPI " + ton + "/" + npi, got);
        String other = receipt.number("source_ton") + "/" + receipt.number("source_npi");
        trial.require(other.equals("1/1"), "source TON/NPI 1/1", other);
    }

    private void texts() {
        usual(
                "text",
                "the text is id, sub, dlvrd, submit date, done date, stat, err, text in this order",
                TEXT,
                (trial, receipt) -> {
                    String form =
                            "id:\\S+ sub:\\d+ dlvrd:\\d+ submit date:\\d{10,12} done date:\\d{10,12} stat:[A-Z]+ err:\\S+ [Tt]ext:.*";
                    trial.require(receipt.text("text").matches(form), form, receipt.text("text"));
                });
        checks.add(Receipts.check(
                "text.id", "id in the text is the message_id of the response", TEXT, Receipts.NEEDS, trial -> {
                    Esme esme = trial.in(SessionState.BOUND_TRX);
                    String id = Receipts.submit(trial, esme, Receipts.delivered(trial));
                    String got = Receipts.await(trial, esme, id).part("id").orElse("none");
                    trial.require(got.equals(id), id, got);
                }));
        usual(
                "text.stat",
                "stat of a delivered message is DELIVRD",
                TEXT,
                (trial, receipt) -> trial.require(
                        receipt.part("stat").orElse("").equals("DELIVRD"), "DELIVRD", receipt.text("text")));
        usual("text.counts", "dlvrd is not more than sub", TEXT, (trial, receipt) -> {
            int sub = Integer.parseInt(receipt.part("sub").orElse("0"));
            int delivered = Integer.parseInt(receipt.part("dlvrd").orElse("0"));
            trial.require(delivered <= sub, "dlvrd of at most sub", receipt.text("text"));
        });
        usual("text.dates", "done date is not before submit date, and both are dates", TEXT, (trial, receipt) -> {
            String submit = receipt.part("submit date").orElse("");
            String done = receipt.part("done date").orElse("");
            trial.require(isDate(submit) && isDate(done), "dates of YYMMDDhhmm", receipt.text("text"));
            trial.require(done.compareTo(submit) >= 0, "done date from submit date on", receipt.text("text"));
        });
        usual(
                "text.err",
                "err of a delivered message is zero",
                TEXT,
                (trial, receipt) ->
                        trial.require(receipt.part("err").orElse("0").matches("0*"), "000", receipt.text("text")));
        usual(
                "text.start",
                "text is the beginning of the message, at most 20 characters, or nothing (both are legal)",
                TEXT,
                (trial, receipt) -> {
                    String text = receipt.text("text").replaceFirst("(?s).*[Tt]ext:", "");
                    trial.require(text.length() <= 20 && "conformance".startsWith(text), "conformance", text);
                });
    }

    private static boolean isDate(String text) {
        if (!text.matches("\\d{10}|\\d{12}")) {
            return false;
        }
        int month = Integer.parseInt(text.substring(2, 4));
        int day = Integer.parseInt(text.substring(4, 6));
        return month >= 1 && month <= 12 && day >= 1 && day <= 31 && Integer.parseInt(text.substring(6, 8)) < 24;
    }

    private void tlvs() {
        String optional = ", if it is there,";
        checks.add(Receipts.check(
                "receipted_message_id",
                "receipted_message_id" + optional + " is the message_id of the response with a NUL",
                TLVS,
                Receipts.NEEDS.and(SmppVersion.V34),
                trial -> {
                    Esme esme = trial.in(SessionState.BOUND_TRX);
                    String id = Receipts.submit(trial, esme, Receipts.delivered(trial));
                    Delivery receipt = Receipts.await(trial, esme, id);
                    byte[] value = receipt.tlvs().get(Tag.RECEIPTED_MESSAGE_ID.code());
                    if (value != null) {
                        String got = trial.read(
                                receipt.pdu(),
                                "a NUL behind the id",
                                any -> new BodyReader(value).cString("receipted_message_id", 65));
                        trial.require(got.equals(id) && value.length == id.length() + 1, id, got);
                    }
                }));
        tlv("message_state", "message_state" + optional + " is one octet and says what stat says", (trial, receipt) -> {
            byte[] value = receipt.tlvs().get(Tag.MESSAGE_STATE.code());
            if (value != null) {
                trial.require(value.length == 1, "one octet", value.length + " octets");
                int state = STATES.getOrDefault(receipt.part("stat").orElse(""), -1);
                trial.require(value[0] == state, "" + state, "" + value[0]);
            }
        });
        tlv(
                "network_error_code",
                "network_error_code" + optional + " is three octets, the first a network type of 1 to 8",
                (trial, receipt) -> {
                    byte[] value = receipt.tlvs().get(Tag.NETWORK_ERROR_CODE.code());
                    trial.require(
                            value == null || value.length == 3 && value[0] >= 1 && value[0] <= 8,
                            "three octets",
                            receipt.pdu().hex());
                });
        tlv("tlv_or_text", "the message is named by a TLV, by the text, or by both", (trial, receipt) -> {
            boolean named = receipt.tlvs().containsKey(Tag.RECEIPTED_MESSAGE_ID.code())
                    || receipt.part("id").isPresent();
            trial.require(named, "receipted_message_id or id:", receipt.pdu().hex());
        });
        checks.add(Receipts.check(
                "user_message_reference",
                "user_message_reference of the message comes back in the receipt",
                Clause.of("5.3.2.17", "4.8.4 user_message_reference"),
                Receipts.NEEDS.and(SmppVersion.V34),
                trial -> {
                    Delivery receipt = Receipts.of(
                            trial,
                            Receipts.delivered(trial).tlv(Tag.USER_MESSAGE_REFERENCE.code(), new byte[] {0x12, 0x34}));
                    byte[] value = receipt.tlvs().get(Tag.USER_MESSAGE_REFERENCE.code());
                    trial.require(
                            value != null && value.length == 2 && value[0] == 0x12 && value[1] == 0x34,
                            "1234",
                            receipt.pdu().hex());
                }));
    }

    private void tlv(String name, String title, Look look) {
        checks.add(Receipts.check(
                name,
                title,
                TLVS,
                Receipts.NEEDS.and(SmppVersion.V34),
                trial -> look.at(trial, Receipts.of(trial, Receipts.delivered(trial)))));
    }

    private void versions() {
        Clause backward = Clause.of("3.4", "2.11.2");
        checks.add(Receipts.check(
                "3_3.no_tlvs", "a receipt for a 3.3 peer has no TLVs", backward, Receipts.NEEDS, trial -> {
                    Delivery receipt = Receipts.of(trial, Receipts.delivered(trial), SmppVersion.V33);
                    trial.require(
                            receipt.tlvs().isEmpty(), "no TLVs", receipt.pdu().hex());
                }));
        checks.add(Receipts.check(
                "3_3.id",
                "id in a receipt for a 3.3 peer is the message_id of the response, of at most 8 characters",
                backward,
                Receipts.NEEDS,
                trial -> {
                    Esme esme = trial.in(SessionState.BOUND_TRX, SmppVersion.V33);
                    String id = Receipts.submit(trial, esme, Receipts.delivered(trial));
                    String got = Receipts.await(trial, esme, id).part("id").orElse("none");
                    trial.require(got.equals(id) && id.length() <= 8, id, got);
                }));
        checks.add(Receipts.check(
                "5_0", "a 5.0 peer has its receipt", DELIVER, Receipts.NEEDS.and(SmppVersion.V50), trial -> {
                    Delivery receipt = Receipts.of(trial, Receipts.delivered(trial), SmppVersion.V50);
                    trial.require(
                            receipt.isReceipt(),
                            "esm_class 0x04",
                            "0x" + Integer.toHexString(receipt.number("esm_class")));
                }));
    }
}
