package io.needletail.conformance.family;

import io.needletail.conformance.check.Check;
import io.needletail.conformance.check.Esme;
import io.needletail.conformance.check.Exchange;
import io.needletail.conformance.check.Expectation;
import io.needletail.conformance.check.Family;
import io.needletail.conformance.check.Needs;
import io.needletail.conformance.check.Script;
import io.needletail.conformance.check.Template;
import io.needletail.conformance.check.Trial;
import io.needletail.conformance.spec.Clause;
import io.needletail.conformance.spec.Operation;
import io.needletail.conformance.spec.SessionState;
import io.needletail.conformance.spec.SmppVersion;
import io.needletail.conformance.spec.Status;
import io.needletail.conformance.wire.BodyReader;
import io.needletail.conformance.wire.Octets;
import io.needletail.conformance.wire.Pdu;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** submit_multi, broadcast_sm and what goes with it. */
final class MultipleChecks {
    private static final Operation MULTI = Operation.SUBMIT_MULTI;
    private static final Operation BROADCAST = Operation.BROADCAST_SM;
    private static final SessionState STATE = SessionState.BOUND_TX;
    private static final Clause DESTINATIONS = Clause.of("4.5.1.1, 5.2.24", "4.2.3.1, 4.7.17");
    private static final Clause ANSWER = Clause.of("4.5.2", "4.2.3.2");

    private final List<Check> checks = new ArrayList<>();

    private MultipleChecks() {}

    static List<Check> all() {
        MultipleChecks all = new MultipleChecks();
        all.multiple();
        all.answers();
        all.broadcasts();
        return all.checks;
    }

    private void multiple() {
        Expectation taken = Expectation.accepted(MULTI);
        Expectation refused = Expectation.response(MULTI, Status.RINVNUMDESTS);
        count(2, SmppVersion.V33, taken);
        count(254, SmppVersion.V33, taken);
        count(255, SmppVersion.V34, refused);
        count(255, SmppVersion.V50, taken);
        exchange(
                "number_of_dests.0",
                "number_of_dests 0 is refused",
                DESTINATIONS,
                usual -> usual.int8("number_of_dests", 0),
                Expectation.response(MULTI, Status.RINVNUMDESTS, Status.RINVCMDLEN));
        exchange(
                "number_of_dests.beyond",
                "number_of_dests beyond what is there is refused",
                DESTINATIONS,
                usual -> usual.int8("number_of_dests", 200),
                Expectation.anyBut(MULTI, Status.ROK));
        Clause flag = Clause.of("5.2.25", "4.7.9");
        for (int wrong : new int[] {0, 3, 0xFF}) {
            exchange(
                    "dest_flag." + wrong,
                    "dest_flag " + wrong + " is refused",
                    flag,
                    usual -> usual.int8("dest_flag", wrong),
                    Expectation.response(MULTI, Status.RINVDESTFLAG));
        }
        Clause list = Clause.of("5.2.27", "4.7.10");
        byte[] unknown = new Octets().cString("no-such-list").toArray();
        exchange(
                "dl_name.unknown",
                "an unknown distribution list is refused, or listed in unsuccess_sme (both are legal)",
                list,
                usual -> list(usual, unknown),
                Expectation.response(MULTI, Status.RINVDLNAME, Status.ROK, Status.RSUBMITFAIL));
        byte[] longName = new Octets().cString("l".repeat(21)).toArray();
        exchange(
                "dl_name.too_long",
                "a dl_name of 21 characters is refused",
                list,
                usual -> list(usual, longName),
                Expectation.response(MULTI, Status.RINVDLNAME));
    }

    private static Template list(Template usual, byte[] name) {
        return usual.int8("dest_flag", 2)
                .octets("dest_addr_ton", new byte[0])
                .octets("dest_addr_npi", new byte[0])
                .octets("destination_addr", name);
    }

    private void count(int count, SmppVersion version, Expectation expectation) {
        Exchange.Change change = usual -> destinations(usual, count);
        Exchange exchange = Exchange.of(STATE, MULTI, change, expectation);
        String suffix =
                version == SmppVersion.V33 ? "" : "." + version.toString().replace('.', '_');
        add(
                MULTI,
                "number_of_dests." + count + suffix,
                "submit_multi to " + count + " destinations: " + expectation,
                DESTINATIONS,
                version,
                version == SmppVersion.V33 ? exchange : exchange.by(version));
    }

    /** The usual destination, and others behind it. */
    private static Template destinations(Template usual, int count) {
        Octets all = new Octets().cString("447700900200");
        for (int i = 1; i < count; i++) {
            all.int8(1).int8(1).int8(1).cString("4477009" + (10_000 + i));
        }
        return usual.int8("number_of_dests", count).octets("destination_addr", all.toArray());
    }

    private void exchange(String name, String title, Clause clause, Exchange.Change change, Expectation expectation) {
        add(MULTI, name, title, clause, SmppVersion.V33, Exchange.of(STATE, MULTI, change, expectation));
    }

    private void answers() {
        add(MULTI, "shape", "submit_multi_resp: message_id, no_unsuccess 0", ANSWER, SmppVersion.V33, trial -> {
            Esme esme = trial.in(STATE);
            int failed = unsuccessful(trial, trial.accepted(esme, Template.of(MULTI, trial.target())));
            trial.require(failed == 0, "no_unsuccess 0", "" + failed);
        });
        add(
                MULTI,
                "unsuccess",
                "a destination that is refused is listed in unsuccess_sme, with its status, and costs no other",
                ANSWER,
                SmppVersion.V33,
                trial -> {
                    Esme esme = trial.in(STATE);
                    String refused = trial.target().number("ESME_RINVDSTADR");
                    byte[] both = new Octets()
                            .cString(trial.target().delivered())
                            .int8(1)
                            .int8(1)
                            .int8(1)
                            .cString(refused)
                            .toArray();
                    Template message = Template.of(MULTI, trial.target())
                            .int8("number_of_dests", 2)
                            .octets("destination_addr", both);
                    int failed = unsuccessful(trial, trial.accepted(esme, message));
                    trial.require(failed == 1, "no_unsuccess 1", "" + failed);
                });
    }

    private static int unsuccessful(Trial trial, Pdu answer) {
        return trial.read(answer, "message_id, no_unsuccess, unsuccess_sme", pdu -> {
            BodyReader body = new BodyReader(pdu.body());
            body.cString("message_id", 65);
            int count = body.int8("no_unsuccess");
            for (int i = 0; i < count; i++) {
                body.int8("dest_addr_ton");
                body.int8("dest_addr_npi");
                body.cString("destination_addr", 21);
                body.bytes("error_status_code", 4);
            }
            return count;
        });
    }

    private void broadcasts() {
        Clause clause = Clause.of("", "4.4.1");
        add(BROADCAST, "shape", "broadcast_sm_resp has a message_id", clause, SmppVersion.V50, trial -> {
            Pdu answer = trial.accepted(trial.in(STATE, SmppVersion.V50), Template.of(BROADCAST, trial.target()));
            String id = trial.read(answer, "a message_id", pdu -> new BodyReader(pdu.body()).cString("message_id", 65));
            trial.require(!id.isEmpty(), "a message_id", "an empty one");
        });
        String[] required = {
            "broadcast_area_identifier", "broadcast_content_type", "broadcast_rep_num", "broadcast_frequency_interval"
        };
        for (int missing = 0; missing < required.length; missing++) {
            int without = missing;
            add(
                    BROADCAST,
                    "missing." + required[missing],
                    "broadcast_sm without " + required[missing] + " is refused",
                    clause,
                    SmppVersion.V50,
                    Exchange.raw(
                            STATE,
                            BROADCAST,
                            target -> body(Template.of(BROADCAST, target), without),
                            Expectation.response(BROADCAST, Status.RMISSINGOPTPARAM)));
        }
        Operation query = Operation.QUERY_BROADCAST_SM;
        add(
                query,
                "known",
                "query_broadcast_sm of a broadcast that is known",
                Clause.of("", "4.6.1"),
                SmppVersion.V50,
                trial -> ask(trial, query));
        Operation cancel = Operation.CANCEL_BROADCAST_SM;
        add(
                cancel,
                "known",
                "cancel_broadcast_sm of a broadcast that is known",
                Clause.of("", "4.6.3"),
                SmppVersion.V50,
                trial -> ask(trial, cancel));
    }

    private static void ask(Trial trial, Operation operation) throws IOException {
        Esme esme = trial.in(STATE, SmppVersion.V50);
        String id = Receipts.submit(
                trial, esme, Template.of(BROADCAST, trial.target()).text("schedule_delivery_time", "000000010000000R"));
        trial.accepted(esme, Template.of(operation, trial.target()).text("message_id", id));
    }

    /** The fields, and the required TLVs but one. */
    private static byte[] body(Template usual, int without) {
        byte[][] tlvs = {
            new Octets().tlv(0x0606, new byte[] {0, 'a'}).toArray(),
            new Octets().tlv(0x0601, new byte[] {0, 0, 1}).toArray(),
            new Octets().tlv(0x0604, new byte[] {0, 1}).toArray(),
            new Octets().tlv(0x0605, new byte[] {8, 0, 1}).toArray()
        };
        tlvs[without] = new byte[0];
        return Octets.join(usual.bodyBefore(""), Octets.join(tlvs));
    }

    private void add(
            Operation operation, String name, String title, Clause clause, SmppVersion version, Script script) {
        Needs needs = Needs.of(STATE, operation).and(version);
        checks.add(Check.of(Family.MESSAGE, operation + "." + name, title, clause, needs, script));
    }
}
