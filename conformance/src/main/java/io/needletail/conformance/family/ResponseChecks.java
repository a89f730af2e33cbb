package io.needletail.conformance.family;

import io.needletail.conformance.check.Answer;
import io.needletail.conformance.check.Check;
import io.needletail.conformance.check.Esme;
import io.needletail.conformance.check.Expectation;
import io.needletail.conformance.check.Family;
import io.needletail.conformance.check.Needs;
import io.needletail.conformance.check.Script;
import io.needletail.conformance.check.Template;
import io.needletail.conformance.check.Trial;
import io.needletail.conformance.spec.Clause;
import io.needletail.conformance.spec.Operation;
import io.needletail.conformance.spec.SessionState;
import io.needletail.conformance.spec.Status;
import io.needletail.conformance.wire.BodyReader;
import io.needletail.conformance.wire.Pdu;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What responses look like, and which request they belong to. */
final class ResponseChecks {
    private static final Operation SUBMIT = Operation.SUBMIT_SM;
    private static final Operation DATA = Operation.DATA_SM;
    private static final Clause SUBMIT_RESP = Clause.of("4.4.2", "4.2.1.2");
    private static final Clause MATCHING = Clause.of("2.8, 5.1.4", "2.6, 4.7.24");
    private static final Duration GRACE = Duration.ofMillis(100);

    private final List<Check> checks = new ArrayList<>();

    private ResponseChecks() {}

    static List<Check> all() {
        ResponseChecks all = new ResponseChecks();
        all.shapes();
        all.matching();
        return all.checks;
    }

    private void shapes() {
        add(
                "submit_sm.shape",
                "submit_sm_resp has a message_id of 1 to 64 characters, then TLVs or nothing",
                SUBMIT_RESP,
                SUBMIT,
                trial -> {
                    Pdu answer = trial.accepted(trial.in(SessionState.BOUND_TX), Template.of(SUBMIT, trial.target()));
                    trial.require(!id(trial, answer).isEmpty(), "a message_id", "an empty one");
                });
        add(
                "submit_sm.printable_id",
                "a message_id is printable ASCII",
                Clause.of("5.2.23, 3.1", "4.7.14"),
                SUBMIT,
                trial -> {
                    String id = id(
                            trial,
                            trial.accepted(trial.in(SessionState.BOUND_TX), Template.of(SUBMIT, trial.target())));
                    trial.require(id.chars().allMatch(c -> c > ' ' && c <= '~'), "printable ASCII", id);
                });
        add(
                "submit_sm.unique_ids",
                "of 100 messages no two have one message_id",
                Clause.of("5.2.23", "4.7.14"),
                SUBMIT,
                ResponseChecks::uniqueIds);
        add(
                "submit_sm.negative_shape",
                "a negative submit_sm_resp has no body",
                SUBMIT_RESP,
                SUBMIT,
                trial -> negative(trial, SUBMIT, 0));
        add(
                "data_sm.shape",
                "data_sm_resp has a message_id of 1 to 64 characters, then TLVs or nothing",
                Clause.of("4.7.2", "4.2.2.2"),
                DATA,
                trial -> {
                    Pdu answer = trial.accepted(trial.in(SessionState.BOUND_TX), Template.of(DATA, trial.target()));
                    trial.require(!id(trial, answer).isEmpty(), "a message_id", "an empty one");
                });
        add(
                "data_sm.negative_shape",
                "a negative data_sm_resp has no body, or an empty message_id, then TLVs (both are legal)",
                Clause.of("4.7.2", "4.2.2.2"),
                DATA,
                trial -> negative(trial, DATA, 300));
        headerOnly(Operation.ENQUIRE_LINK, Clause.of("4.11.2", "4.1.2.2"));
        headerOnly(Operation.UNBIND, Clause.of("4.2.2", "4.1.1.9"));
        add("generic_nack.shape", "generic_nack is a header only", Clause.of("4.3.1", "4.1.4.1"), SUBMIT, trial -> {
            Esme esme = trial.in(SessionState.BOUND_TX);
            esme.write(Pdu.header(0x1_0200, 0, 9));
            Pdu answer = trial.require(Expectation.nack(Status.RINVCMDID), esme.answerTo(9), SUBMIT);
            trial.require(answer.bodyLength() == 0, "no body", answer.hex());
        });
    }

    private void headerOnly(Operation operation, Clause clause) {
        add(operation + ".shape", operation + "_resp is a header only", clause, operation, trial -> {
            Pdu answer = trial.accepted(trial.in(SessionState.BOUND_TX), Template.of(operation, trial.target()));
            trial.require(answer.bodyLength() == 0, "no body", answer.hex());
        });
    }

    private static void negative(Trial trial, Operation operation, int octets) throws IOException {
        Esme esme = trial.in(SessionState.BOUND_TX);
        Template wrong = Template.of(operation, trial.target()).text("source_addr", "4".repeat(100));
        Pdu answer = trial.require(Expectation.anyBut(operation, Status.ROK), esme.ask(wrong), operation);
        if (octets == 0 && trial.target().strict()) {
            trial.require(answer.bodyLength() == 0, "no body in a negative answer", answer.hex());
        } else if (answer.bodyLength() > 0) {
            id(trial, answer);
        }
    }

    private static void uniqueIds(Trial trial) throws IOException {
        Esme esme = trial.in(SessionState.BOUND_TX);
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            String id = id(trial, trial.accepted(esme, Template.of(SUBMIT, trial.target())));
            trial.require(ids.add(id), "another message_id", id + " again");
        }
    }

    private void matching() {
        add("matching.not_monotonic", "sequence_numbers need not grow", MATCHING, SUBMIT, trial -> {
            Esme esme = trial.in(SessionState.BOUND_TX);
            for (int sequence : new int[] {900, 3, 77, 2, 1_000_000}) {
                esme.write(Template.of(SUBMIT, trial.target()).pdu(sequence));
                trial.judge(Expectation.accepted(SUBMIT), esme.answerTo(sequence), SUBMIT);
            }
        });
        add(
                "matching.repeated",
                "two requests with one sequence_number are both answered with it, or the second is refused (both are legal)",
                MATCHING,
                SUBMIT,
                trial -> {
                    Esme esme = trial.in(SessionState.BOUND_TX);
                    esme.write(
                            Template.of(SUBMIT, trial.target()).pdu(55),
                            Template.of(SUBMIT, trial.target()).pdu(55));
                    trial.judge(Expectation.accepted(SUBMIT), esme.answerTo(55), SUBMIT);
                    trial.judge(Expectation.anyBut(SUBMIT), esme.answerTo(55), SUBMIT);
                });
        for (Operation operation : List.of(SUBMIT, DATA, Operation.ENQUIRE_LINK)) {
            add("matching.once." + operation, operation + " is answered once", MATCHING, operation, trial -> {
                Esme esme = trial.in(SessionState.BOUND_TX);
                int number = 7000;
                esme.write(Template.of(operation, trial.target()).pdu(number));
                trial.judge(Expectation.accepted(operation), esme.answerTo(number), operation);
                Answer second = esme.answerTo(number, GRACE);
                trial.judge(Expectation.silence(), second, operation);
            });
        }
        for (SessionState state : List.of(SessionState.BOUND_TX, SessionState.BOUND_TRX)) {
            add(
                    "matching.own_connection." + state.id(),
                    "the answer comes on the connection of the request (" + state + ")",
                    Clause.of("2.8", "2.6"),
                    SUBMIT,
                    trial -> {
                        Esme one = trial.in(state);
                        Esme other = trial.in(state);
                        trial.accepted(one, Template.of(SUBMIT, trial.target()));
                        trial.judge(Expectation.silence(), other.response(any -> true, GRACE), SUBMIT);
                    });
        }
        add("matching.errors_too", "a refusal has the sequence_number of its request", MATCHING, SUBMIT, trial -> {
            Esme esme = trial.in(SessionState.BOUND_TX);
            esme.write(Template.of(SUBMIT, trial.target())
                    .int8("priority_flag", 99)
                    .pdu(0x1234_5678));
            Pdu answer = trial.require(
                    Expectation.anyBut(SUBMIT, Status.ROK),
                    esme.response(any -> true, trial.target().waits().answer()),
                    SUBMIT);
            trial.require(answer.sequence() == 0x1234_5678, "sequence_number 305419896", "" + answer.sequence());
        });
    }

    private static String id(Trial trial, Pdu answer) {
        return trial.read(answer, "message_id, then TLVs", pdu -> {
            BodyReader body = new BodyReader(pdu.body());
            String id = body.cString("message_id", 65);
            body.tlvs();
            return id;
        });
    }

    private void add(String name, String title, Clause clause, Operation operation, Script script) {
        checks.add(Check.of(Family.RESPONSE, name, title, clause, Needs.of(SessionState.BOUND_TX, operation), script));
    }
}
