package io.needletail.conformance.family;

import io.needletail.conformance.check.Check;
import io.needletail.conformance.check.Esme;
import io.needletail.conformance.check.Expectation;
import io.needletail.conformance.check.Family;
import io.needletail.conformance.check.Needs;
import io.needletail.conformance.check.Script;
import io.needletail.conformance.check.Template;
import io.needletail.conformance.check.Trial;
import io.needletail.conformance.check.UnsupportedException;
import io.needletail.conformance.spec.Clause;
import io.needletail.conformance.spec.Feature;
import io.needletail.conformance.spec.Operation;
import io.needletail.conformance.spec.SessionState;
import io.needletail.conformance.spec.SmppVersion;
import io.needletail.conformance.spec.Status;
import io.needletail.conformance.wire.BodyReader;
import io.needletail.conformance.wire.Pdu;
import java.util.ArrayList;
import java.util.List;

/** query_sm, cancel_sm and replace_sm on messages that are there, waiting and final. */
final class MessageChecks {
    private static final Operation QUERY = Operation.QUERY_SM;
    private static final Operation CANCEL = Operation.CANCEL_SM;
    private static final Operation REPLACE = Operation.REPLACE_SM;
    /** Long enough for a suite, short enough to leave nothing behind for long. */
    private static final String LATER = "000000010000000R";

    private static final int DELETED = 4;

    private final List<Check> checks = new ArrayList<>();

    private MessageChecks() {}

    static List<Check> all() {
        MessageChecks all = new MessageChecks();
        all.queries();
        all.cancels();
        all.replaces();
        all.replaceIfPresent();
        all.alert();
        return all.checks;
    }

    private void queries() {
        Clause clause = Clause.of("4.8.2, 5.2.28", "4.5.2.2, 4.7.15");
        add(
                QUERY,
                "waiting",
                "query_sm of a message that waits: ENROUTE (or SCHEDULED for 5.0), no final_date",
                clause,
                trial -> {
                    Esme esme = trial.in(SessionState.BOUND_TX);
                    Queried answer = query(trial, esme, waiting(trial, esme));
                    trial.require(answer.state() == 1, "message_state 1 (ENROUTE)", "" + answer.state());
                    trial.require(answer.finalDate().isEmpty(), "no final_date", answer.finalDate());
                });
        add(
                QUERY,
                "final",
                "query_sm of a delivered message: DELIVERED or, once it is forgotten, ESME_RQUERYFAIL (both are legal)",
                clause,
                trial -> {
                    Esme esme = trial.in(SessionState.BOUND_TX);
                    String id = Receipts.submit(trial, esme, Template.of(Operation.SUBMIT_SM, trial.target()));
                    Pdu answer = trial.require(
                            Expectation.accepted(QUERY).orResponse(QUERY, Status.RQUERYFAIL),
                            esme.ask(about(trial, QUERY, id)),
                            QUERY);
                    if (answer.status() == Status.ROK) {
                        Queried queried = queried(trial, answer);
                        trial.require(
                                queried.state() >= 1 && queried.state() <= 8,
                                "message_state 1 to 8",
                                "" + queried.state());
                    }
                });
        add(
                QUERY,
                "shape",
                "query_sm_resp: message_id of the request, final_date of 1 or 17 octets, message_state, error_code",
                clause,
                trial -> {
                    Esme esme = trial.in(SessionState.BOUND_TX);
                    String id = waiting(trial, esme);
                    trial.require(query(trial, esme, id).id().equals(id), id, "another message_id");
                });
        add(
                QUERY,
                "5_0",
                "query_sm by a 5.0 peer of a scheduled message: SCHEDULED",
                Clause.of("", "4.7.15"),
                trial -> {
                    Esme esme = trial.in(SessionState.BOUND_TX, SmppVersion.V50);
                    int state = query(trial, esme, waiting(trial, esme)).state();
                    trial.require(state == 0 || state == 1, "message_state 0 or 1", "" + state);
                });
        foreign(QUERY, Status.RQUERYFAIL);
    }

    private record Queried(String id, String finalDate, int state, int error) {}

    private static Queried query(Trial trial, Esme esme, String id) {
        return queried(trial, trial.accepted(esme, about(trial, QUERY, id)));
    }

    private static Queried queried(Trial trial, Pdu answer) {
        return trial.read(answer, "message_id, final_date, message_state, error_code", pdu -> {
            BodyReader body = new BodyReader(pdu.body());
            return new Queried(
                    body.cString("message_id", 65),
                    body.cString("final_date", 17),
                    body.int8("message_state"),
                    body.int8("error_code"));
        });
    }

    private void cancels() {
        Clause clause = Clause.of("4.9", "4.5.1");
        add(CANCEL, "waiting", "cancel_sm of a message that waits is a header with ESME_ROK", clause, trial -> {
            Esme esme = trial.in(SessionState.BOUND_TX);
            Pdu answer = trial.accepted(esme, about(trial, CANCEL, waiting(trial, esme)));
            trial.require(answer.bodyLength() == 0, "no body", answer.hex());
        });
        add(CANCEL, "twice", "a message is cancelled once", clause, trial -> {
            Esme esme = trial.in(SessionState.BOUND_TX);
            String id = waiting(trial, esme);
            trial.accepted(esme, about(trial, CANCEL, id));
            trial.judge(Outcomes.usual(CANCEL), esme.ask(about(trial, CANCEL, id)), CANCEL);
        });
        add(
                CANCEL,
                "queried",
                "a cancelled message is DELETED, or not known any more (both are legal)",
                clause,
                trial -> {
                    Esme esme = trial.in(SessionState.BOUND_TX);
                    String id = waiting(trial, esme);
                    trial.accepted(esme, about(trial, CANCEL, id));
                    Pdu answer = trial.require(
                            Expectation.accepted(QUERY).orResponse(QUERY, Status.RQUERYFAIL),
                            esme.ask(about(trial, QUERY, id)),
                            QUERY);
                    if (answer.status() == Status.ROK) {
                        int state = queried(trial, answer).state();
                        trial.require(state == DELETED, "message_state 4 (DELETED)", "" + state);
                    }
                });
        add(
                CANCEL,
                "by_addresses",
                "cancel_sm without a message_id cancels what waits from source to destination",
                clause,
                trial -> {
                    Esme esme = trial.in(SessionState.BOUND_TX);
                    String source = "4477009" + (100_000 + System.nanoTime() % 800_000);
                    Template message = Template.of(Operation.SUBMIT_SM, trial.target())
                            .text("source_addr", source)
                            .text("schedule_delivery_time", LATER);
                    String id = Receipts.submit(trial, esme, message);
                    Template group = about(trial, CANCEL, "").text("source_addr", source);
                    trial.accepted(esme, group);
                    trial.judge(
                            Outcomes.usual(CANCEL),
                            esme.ask(about(trial, CANCEL, id).text("source_addr", source)),
                            CANCEL);
                });
        foreign(CANCEL, Status.RCANCELFAIL);
    }

    private void replaces() {
        Clause clause = Clause.of("4.10", "4.5.3");
        add(REPLACE, "waiting", "replace_sm of a message that waits is a header with ESME_ROK", clause, trial -> {
            Esme esme = trial.in(SessionState.BOUND_TX);
            Pdu answer = trial.accepted(
                    esme, about(trial, REPLACE, waiting(trial, esme)).text("schedule_delivery_time", LATER));
            trial.require(answer.bodyLength() == 0, "no body", answer.hex());
        });
        add(REPLACE, "cancelled", "a cancelled message is not replaced", clause, trial -> {
            Esme esme = trial.in(SessionState.BOUND_TX);
            String id = waiting(trial, esme);
            trial.accepted(esme, about(trial, CANCEL, id));
            trial.judge(Outcomes.usual(REPLACE), esme.ask(about(trial, REPLACE, id)), REPLACE);
        });
        foreign(REPLACE, Status.RREPLACEFAIL);
    }

    /** The message_id and the source address have to match. */
    private void foreign(Operation operation, int status) {
        Clause clause = operation.clause();
        add(
                operation,
                "foreign_source",
                operation + " with another source_addr than the message's is refused",
                clause,
                trial -> {
                    Esme esme = trial.in(SessionState.BOUND_TX);
                    Template about =
                            about(trial, operation, waiting(trial, esme)).text("source_addr", "447700900999");
                    Expectation refused = Expectation.response(operation, status, Status.RINVMSGID, Status.RINVSRCADR);
                    trial.judge(refused, esme.ask(about), operation);
                });
        add(
                operation,
                "negative_shape",
                "a refused " + operation + " is answered in its own response"
                        + (operation == QUERY
                                ? ", with NULLs in its body or without one (both are legal)"
                                : ", without a body"),
                clause,
                trial -> {
                    Esme esme = trial.in(SessionState.BOUND_TX);
                    Pdu answer =
                            trial.require(Outcomes.usual(operation), esme.ask(about(trial, operation, "0")), operation);
                    if (operation == QUERY && answer.bodyLength() > 0) {
                        queried(trial, answer);
                    } else {
                        trial.require(answer.bodyLength() == 0, "no body", answer.hex());
                    }
                });
    }

    private void replaceIfPresent() {
        Clause clause = Clause.of("5.2.18", "4.7.22");
        Operation submit = Operation.SUBMIT_SM;
        add(
                submit,
                "replace_if_present.none",
                "replace_if_present_flag 1 without such a message is a new message",
                clause,
                trial -> {
                    Esme esme = trial.in(SessionState.BOUND_TX);
                    trial.require(
                            !Receipts.submit(
                                            trial,
                                            esme,
                                            Template.of(submit, trial.target()).int8("replace_if_present_flag", 1))
                                    .isEmpty(),
                            "a message_id",
                            "none");
                });
        add(
                submit,
                "replace_if_present.waiting",
                "replace_if_present_flag 1 with such a message that waits is taken",
                clause,
                trial -> {
                    Esme esme = trial.in(SessionState.BOUND_TX);
                    waiting(trial, esme);
                    Template replacing = Template.of(submit, trial.target())
                            .int8("replace_if_present_flag", 1)
                            .text("schedule_delivery_time", LATER);
                    trial.require(!Receipts.submit(trial, esme, replacing).isEmpty(), "a message_id", "none");
                });
    }

    private void alert() {
        Operation data = Operation.DATA_SM;
        add(
                data,
                "set_dpf",
                "data_sm with set_dpf to a handset that is away: dpf_result in the response, alert_notification when it is back",
                Clause.of("4.12, 5.3.2.28, 5.3.2.29", "4.1.3, 4.8.4 set_dpf"),
                trial -> {
                    Esme esme = trial.in(SessionState.BOUND_TRX);
                    Template message = Template.of(data, trial.target())
                            .text("destination_addr", trial.target().number("absent"))
                            .int8("esm_class", 2)
                            .tlv(0x0421, new byte[] {1});
                    Pdu answer = trial.require(Expectation.anyBut(data), esme.ask(message), data);
                    boolean result = answer.bodyLength() > 0
                            && trial.read(answer, "message_id, then TLVs", pdu -> {
                                BodyReader body = new BodyReader(pdu.body());
                                body.cString("message_id", 65);
                                return body.tlvs().containsKey(0x0420);
                            });
                    if (!result) {
                        throw new UnsupportedException("set_dpf is ignored: no dpf_result in " + answer.hex());
                    }
                    trial.requireAlive(esme);
                });
    }

    private static String waiting(Trial trial, Esme esme) {
        return Receipts.submit(
                trial, esme, Template.of(Operation.SUBMIT_SM, trial.target()).text("schedule_delivery_time", LATER));
    }

    private static Template about(Trial trial, Operation operation, String id) {
        return Template.of(operation, trial.target()).text("message_id", id);
    }

    private void add(Operation operation, String name, String title, Clause clause, Script script) {
        SmppVersion version = name.equals("5_0") ? SmppVersion.V50 : SmppVersion.V33;
        Needs needs = Needs.of(SessionState.BOUND_TX, operation).and(version);
        if (name.equals("set_dpf")) {
            needs = needs.and(Feature.ALERT_NOTIFICATION);
        }
        checks.add(Check.of(Family.MESSAGE, operation + "." + name, title, clause, needs, script));
    }
}
