package io.needletail.conformance.family;

import io.needletail.conformance.check.Answer;
import io.needletail.conformance.check.Check;
import io.needletail.conformance.check.DeviationException;
import io.needletail.conformance.check.Esme;
import io.needletail.conformance.check.Expectation;
import io.needletail.conformance.check.Family;
import io.needletail.conformance.check.Lane;
import io.needletail.conformance.check.Needs;
import io.needletail.conformance.check.Script;
import io.needletail.conformance.check.Template;
import io.needletail.conformance.check.Trial;
import io.needletail.conformance.spec.Clause;
import io.needletail.conformance.spec.Feature;
import io.needletail.conformance.spec.Operation;
import io.needletail.conformance.spec.SessionState;
import io.needletail.conformance.wire.Octets;
import io.needletail.conformance.wire.Pdu;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Timers of the server, as far as they run out within the time the suite may wait for them. */
final class TimerChecks {
    private static final Clause INIT = Clause.of("7.2 session_init_timer", "2.7");
    private static final Clause ENQUIRE = Clause.of("7.2 enquire_link_timer", "2.7");
    private static final Clause INACTIVITY = Clause.of("7.2 inactivity_timer", "2.7");
    private static final Duration PACE = Duration.ofMillis(300);

    private TimerChecks() {}

    static List<Check> all() {
        List<Check> checks = new ArrayList<>();
        checks.add(check(
                "session_init.silent",
                "a connection that says nothing is closed",
                INIT,
                Feature.SESSION_INIT_TIMER,
                trial -> {
                    Esme esme = trial.open();
                    closes(trial, esme);
                }));
        checks.add(check(
                "session_init.half_pdu",
                "a connection that sends half a bind is closed",
                INIT,
                Feature.SESSION_INIT_TIMER,
                trial -> {
                    Esme esme = trial.open();
                    esme.write(new Octets().int32(40).int32(9).toArray());
                    closes(trial, esme);
                }));
        checks.add(check(
                "session_init.enquiries",
                "enquire_link does not hold the session-init timer off",
                INIT,
                Feature.SESSION_INIT_TIMER,
                TimerChecks::enquiries));
        sessions(checks);
        enquiries(checks);
        return checks;
    }

    private static void sessions(List<Check> checks) {
        checks.add(check(
                "session_init.refused_bind",
                "a refused bind does not hold the session-init timer off",
                INIT,
                Feature.SESSION_INIT_TIMER,
                trial -> {
                    Esme esme = trial.open();
                    esme.ask(Template.of(Operation.BIND_TRANSMITTER, trial.target())
                            .text("system_type", "A".repeat(30)));
                    closes(trial, esme);
                }));
        checks.add(check(
                "session_init.bound",
                "a bound session is not closed by the session-init timer",
                INIT,
                Feature.SESSION_INIT_TIMER,
                trial -> {
                    Esme esme = trial.in(SessionState.BOUND_TX);
                    Answer end = esme.closing(trial.target().waits().timer());
                    trial.judge(Expectation.silence(), end, Operation.ENQUIRE_LINK);
                }));
        checks.add(check(
                "inactivity",
                "a session without operations is unbound or closed, enquire_link or not",
                INACTIVITY,
                Feature.INACTIVITY_TIMER,
                trial -> {
                    Esme esme = trial.in(SessionState.BOUND_TX);
                    Answer end = esme.request(
                            pdu -> pdu.commandId() == Operation.UNBIND.commandId(),
                            trial.target().waits().timer());
                    trial.require(!(end instanceof Answer.Nothing), "unbind, or the connection closed", end.toString());
                }));
    }

    private static void enquiries(List<Check> checks) {
        for (SessionState state : List.of(SessionState.BOUND_TX, SessionState.BOUND_RX, SessionState.BOUND_TRX)) {
            Check sent = check(
                    "enquire_link.sent." + state.id(),
                    "the server asks a silent session with enquire_link (" + state + ")",
                    ENQUIRE,
                    Feature.ENQUIRE_LINK_TIMER,
                    trial -> {
                        Pdu enquiry = enquiry(trial, trial.in(state));
                        trial.require(
                                enquiry.sequence() > 0 && enquiry.bodyLength() == 0,
                                "a header with a sequence_number of 1 to 0x7fffffff",
                                enquiry.hex());
                    });
            // A receiver must be gone before the checks that want the account's receipts.
            checks.add(state == SessionState.BOUND_TX ? sent : sent.in(Lane.SHARED));
        }
        checks.add(check(
                "enquire_link.unanswered",
                "a session that does not answer enquire_link is closed",
                ENQUIRE,
                Feature.ENQUIRE_LINK_TIMER,
                trial -> {
                    Esme esme = trial.in(SessionState.BOUND_TX);
                    esme.answerNothing();
                    closes(trial, esme);
                }));
        checks.add(check(
                "enquire_link.answered",
                "a session that answers enquire_link is asked again, and not closed",
                ENQUIRE,
                Feature.ENQUIRE_LINK_TIMER,
                trial -> {
                    Esme esme = trial.in(SessionState.BOUND_TX);
                    Pdu first = enquiry(trial, esme);
                    Pdu second = enquiry(trial, esme);
                    trial.require(
                            first.sequence() != second.sequence(), "another sequence_number", "" + second.sequence());
                }));
    }

    private static void enquiries(Trial trial) throws IOException {
        Esme esme = trial.open();
        long deadline = System.nanoTime() + trial.target().waits().timer().toNanos();
        Answer end = new Answer.Nothing();
        while (end instanceof Answer.Nothing && System.nanoTime() < deadline) {
            esme.write(Pdu.header(Operation.ENQUIRE_LINK.commandId(), 0, esme.nextSequence()));
            end = esme.closing(PACE);
        }
        trial.judge(Expectation.closed(), end, Operation.ENQUIRE_LINK);
    }

    private static void closes(Trial trial, Esme esme) {
        Answer end = esme.closing(trial.target().waits().timer());
        trial.judge(Expectation.closed(), end, Operation.ENQUIRE_LINK);
    }

    private static Pdu enquiry(Trial trial, Esme esme) {
        Answer answer = esme.request(
                pdu -> pdu.commandId() == Operation.ENQUIRE_LINK.commandId(),
                trial.target().waits().timer());
        if (answer instanceof Answer.Got got) {
            return got.pdu();
        }
        throw new DeviationException("enquire_link from the server", answer.toString());
    }

    private static Check check(String name, String title, Clause clause, Feature feature, Script script) {
        return Check.of(
                        Family.TIMER,
                        name,
                        title,
                        clause,
                        Needs.of(SessionState.BOUND_TX, Operation.ENQUIRE_LINK).and(feature),
                        script)
                .in(Lane.WAITING);
    }
}
