package io.needletail.conformance.family;

import io.needletail.conformance.check.Answer;
import io.needletail.conformance.check.Check;
import io.needletail.conformance.check.DeviationException;
import io.needletail.conformance.check.Esme;
import io.needletail.conformance.check.Expectation;
import io.needletail.conformance.check.Family;
import io.needletail.conformance.check.Needs;
import io.needletail.conformance.check.Script;
import io.needletail.conformance.check.Template;
import io.needletail.conformance.check.Trial;
import io.needletail.conformance.spec.Clause;
import io.needletail.conformance.spec.Feature;
import io.needletail.conformance.spec.Operation;
import io.needletail.conformance.spec.SessionState;
import io.needletail.conformance.spec.SmppVersion;
import io.needletail.conformance.spec.Status;
import io.needletail.conformance.wire.BodyReader;
import io.needletail.conformance.wire.Octets;
import io.needletail.conformance.wire.Pdu;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What comes of a submit_multi that was accepted, and of a submit_sm that is to replace an earlier one. */
final class DestinationChecks {
    private static final Operation MULTI = Operation.SUBMIT_MULTI;
    private static final Operation SUBMIT = Operation.SUBMIT_SM;
    private static final Operation QUERY = Operation.QUERY_SM;
    private static final Operation CANCEL = Operation.CANCEL_SM;
    private static final SessionState STATE = SessionState.BOUND_TRX;
    private static final String LATER = "000000010000000R";
    private static final String SECOND = "447700900201";
    private static final int DELETED = 4;
    private static final int SCHEDULED = 0;
    private static final int ENROUTE = 1;

    private final List<Check> checks = new ArrayList<>();

    private DestinationChecks() {}

    static List<Check> all() {
        DestinationChecks all = new DestinationChecks();
        all.receipts();
        all.operations();
        all.replacements();
        return all.checks;
    }

    private void receipts() {
        Needs needs = Needs.of(STATE, MULTI).and(Feature.RECEIPTS).and(SmppVersion.V33);
        checks.add(Receipts.check(
                "submit_multi.each",
                "each destination of a submit_multi has a receipt, from the destination, with the one message_id",
                Clause.of("4.5.2, B", "4.2.3.2"),
                needs,
                DestinationChecks::receiptOfEach));
    }

    private static void receiptOfEach(Trial trial) throws IOException {
        Esme esme = trial.in(STATE);
        String first = trial.target().delivered();
        String second = trial.target().delivered() + "1";
        String id = Receipts.submit(trial, esme, to(trial, 1, first, second));
        Set<String> sources = new HashSet<>();
        for (int i = 0; i < 2; i++) {
            sources.add(Receipts.await(trial, esme, id).text("source"));
        }
        trial.require(sources.equals(Set.of(first, second)), "receipts from " + first + " and " + second, "" + sources);
    }

    private void operations() {
        Clause query = Clause.of("4.5.2, 4.8.1", "4.5.2.1");
        add(QUERY, "multiple.waiting", "query_sm of a submit_multi that waits: ENROUTE, or SCHEDULED", query, trial -> {
            Esme esme = trial.in(STATE);
            int state = state(trial, esme, later(trial, esme));
            trial.require(state == ENROUTE || state == SCHEDULED, "state 1 or 0", "" + state);
        });
        Clause cancel = Clause.of("4.5.2, 4.9.1", "4.5.1.1");
        add(
                CANCEL,
                "multiple.all",
                "cancel_sm with the id of a submit_multi cancels what waits of it",
                cancel,
                trial -> {
                    Esme esme = trial.in(STATE);
                    String id = later(trial, esme);
                    trial.accepted(esme, about(trial, CANCEL, id));
                    isDeleted(trial, esme, id);
                });
        add(
                CANCEL,
                "multiple.one",
                "cancel_sm by addresses cancels one destination of a submit_multi",
                cancel,
                trial -> {
                    Esme esme = trial.in(STATE);
                    String id = later(trial, esme);
                    Template byAddress = about(trial, CANCEL, "").text("destination_addr", SECOND);
                    trial.accepted(esme, byAddress);
                    trial.require(
                            Expectation.response(CANCEL, Status.RCANCELFAIL, Status.RINVMSGID),
                            esme.ask(byAddress),
                            CANCEL);
                    trial.accepted(esme, about(trial, CANCEL, id));
                });
    }

    private void replacements() {
        Clause clause = Clause.of("4.4.1, 5.2.18", "4.7.22");
        Needs needs = Needs.of(STATE, SUBMIT).and(Feature.RECEIPTS);
        checks.add(Receipts.check(
                "replace_if_present.waiting",
                "submit_sm with replace_if_present_flag 1 takes the place of one that waits: it alone is delivered",
                clause,
                needs,
                DestinationChecks::replaced));
        checks.add(Receipts.check(
                "replace_if_present.other_service",
                "a message with another service_type is not replaced",
                clause,
                needs,
                trial -> {
                    Esme esme = trial.in(STATE);
                    Template first = waiting(trial);
                    String id = Receipts.submit(trial, esme, first);
                    Receipts.submit(
                            trial, esme, first.text("service_type", "VMN").int8("replace_if_present_flag", 1));
                    trial.accepted(esme, about(trial, CANCEL, id));
                }));
    }

    private static void replaced(Trial trial) throws IOException {
        Esme esme = trial.in(STATE);
        String old = Receipts.submit(trial, esme, waiting(trial));
        Template now = waiting(trial).text("schedule_delivery_time", "").int8("replace_if_present_flag", 1);
        String id = Receipts.submit(trial, esme, now);
        Receipts.await(trial, esme, id);
        trial.require(
                Expectation.response(CANCEL, Status.RCANCELFAIL, Status.RINVMSGID),
                esme.ask(about(trial, CANCEL, old)),
                CANCEL);
    }

    /** To a number that is reached, in an hour. */
    private static Template waiting(Trial trial) {
        return Receipts.delivered(trial).text("schedule_delivery_time", LATER);
    }

    private static String later(Trial trial, Esme esme) {
        return Receipts.submit(trial, esme, to(trial, 0, "447700900200", SECOND).text("schedule_delivery_time", LATER));
    }

    private static Template to(Trial trial, int registered, String first, String second) {
        byte[] both = new Octets()
                .cString(first)
                .int8(1)
                .int8(1)
                .int8(1)
                .cString(second)
                .toArray();
        return Template.of(MULTI, trial.target())
                .int8("number_of_dests", 2)
                .octets("destination_addr", both)
                .int8("registered_delivery", registered);
    }

    private static Template about(Trial trial, Operation operation, String id) {
        Template request = Template.of(operation, trial.target()).text("message_id", id);
        return operation == CANCEL && !id.isEmpty()
                ? request.int8("dest_addr_ton", 0).int8("dest_addr_npi", 0).text("destination_addr", "")
                : request;
    }

    private static int state(Trial trial, Esme esme, String id) {
        return state(trial, trial.accepted(esme, about(trial, QUERY, id)));
    }

    private static int state(Trial trial, Pdu answer) {
        return trial.read(answer, "message_id, final_date, message_state", pdu -> {
            BodyReader body = new BodyReader(pdu.body());
            body.cString("message_id", 65);
            body.cString("final_date", 17);
            return body.int8("message_state");
        });
    }

    /** Or forgotten, which is legal. */
    private static void isDeleted(Trial trial, Esme esme, String id) {
        Answer answer = esme.ask(about(trial, QUERY, id));
        Pdu pdu = trial.require(
                Expectation.accepted(QUERY).orResponse(QUERY, Status.RQUERYFAIL, Status.RINVMSGID), answer, QUERY);
        if (pdu.status() == Status.ROK && state(trial, pdu) != DELETED) {
            throw new DeviationException("state " + DELETED, "" + state(trial, pdu));
        }
    }

    private void add(Operation operation, String name, String title, Clause clause, Script script) {
        Needs needs = Needs.of(STATE, operation).and(SmppVersion.V33).and(Feature.SUBMIT_MULTI);
        checks.add(Check.of(Family.MESSAGE, operation + "." + name, title, clause, needs, script));
    }
}
