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
import io.needletail.conformance.wire.Octets;
import io.needletail.conformance.wire.Pdu;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** unbind, enquire_link, and connections that end without either. */
final class SessionChecks {
    private static final Clause UNBIND = Clause.of("4.2", "4.1.1.8, 4.1.1.9");
    private static final Clause ENQUIRE = Clause.of("4.11", "4.1.2");
    private static final Clause FAILURE = Clause.of("2.9, 7.2", "2.8.1");
    private static final List<SessionState> BOUND =
            List.of(SessionState.BOUND_TX, SessionState.BOUND_RX, SessionState.BOUND_TRX);

    private SessionChecks() {}

    static List<Check> all() {
        List<Check> checks = new ArrayList<>();
        for (SessionState state : BOUND) {
            checks.add(check(
                    "unbind." + state.id(),
                    "unbind is answered, then the connection ends (" + state + ")",
                    UNBIND,
                    state,
                    trial -> unbind(trial, state)));
            checks.add(check(
                    "enquire_link.100." + state.id(),
                    "a hundred enquire_link in one piece are all answered (" + state + ")",
                    ENQUIRE,
                    state,
                    trial -> enquireOften(trial, state)));
            checks.add(check(
                    "abrupt." + state.id(),
                    "thirty connections that end without unbind cost no bind (" + state + ")",
                    FAILURE,
                    state,
                    trial -> abrupt(trial, state)));
            checks.add(check(
                    "cut." + state.id(),
                    "a connection that ends within a PDU harms no other (" + state + ")",
                    FAILURE,
                    state,
                    trial -> cut(trial, state)));
        }
        unbinds(checks);
        strangers(checks);
        return checks;
    }

    private static void unbinds(List<Check> checks) {
        SessionState tx = SessionState.BOUND_TX;
        checks.add(check(
                "unbind.last",
                "what was submitted before an unbind is answered, and before unbind_resp",
                UNBIND,
                tx,
                SessionChecks::unbindLast));
        checks.add(check(
                "unbind.nothing_after",
                "what is submitted behind an unbind is not taken",
                UNBIND,
                tx,
                SessionChecks::nothingAfter));
        checks.add(check("unbind.rebind", "after an unbind a new connection may be bound", UNBIND, tx, trial -> {
            for (int i = 0; i < 10; i++) {
                trial.accepted(trial.in(tx), Template.of(Operation.UNBIND, trial.target()));
            }
            trial.requireAlive(trial.in(tx));
        }));
        checks.add(check(
                "enquire_link.before_bind",
                "a bind after an enquire_link is taken",
                ENQUIRE,
                tx,
                SessionChecks::enquireBeforeBind));
        checks.add(check(
                "half_closed",
                "what was submitted before the ESME ended its side is answered",
                FAILURE,
                tx,
                SessionChecks::halfClosed));
    }

    private static void strangers(List<Check> checks) {
        SessionState tx = SessionState.BOUND_TX;
        checks.add(check("probe", "connections that are opened and closed harm nothing", FAILURE, tx, trial -> {
            for (int i = 0; i < 20; i++) {
                trial.open().close();
            }
            trial.requireAlive(trial.in(tx));
        }));
        checks.add(check(
                "garbage",
                "a connection with octets that are no SMPP ends, and harms no other",
                FAILURE,
                tx,
                SessionChecks::garbage));
        checks.add(check("http", "a browser that calls is sent away, and harms nobody", FAILURE, tx, trial -> {
            Esme healthy = trial.in(tx);
            Esme browser = trial.open();
            browser.write(new Octets()
                    .text("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .toArray());
            trial.judge(
                    Expectation.closed(), browser.closing(trial.target().waits().answer()), Operation.UNBIND);
            trial.requireAlive(healthy);
        }));
    }

    private static void unbind(Trial trial, SessionState state) throws IOException {
        Esme esme = trial.in(state);
        trial.accepted(esme, Template.of(Operation.UNBIND, trial.target()));
        Answer end = esme.closing(trial.target().waits().receipt());
        trial.judge(Expectation.closed(), end, Operation.UNBIND);
    }

    private static void enquireOften(Trial trial, SessionState state) throws IOException {
        Esme esme = trial.in(state);
        Octets all = new Octets();
        for (int i = 1; i <= 100; i++) {
            all.bytes(Pdu.header(Operation.ENQUIRE_LINK.commandId(), 0, 500 + i));
        }
        esme.write(all.toArray());
        for (int i = 1; i <= 100; i++) {
            trial.judge(Expectation.accepted(Operation.ENQUIRE_LINK), esme.answerTo(500 + i), Operation.ENQUIRE_LINK);
        }
    }

    private static void abrupt(Trial trial, SessionState state) throws IOException {
        for (int i = 0; i < 30; i++) {
            trial.in(state).close();
        }
        trial.requireAlive(trial.in(state));
    }

    private static void cut(Trial trial, SessionState state) throws IOException {
        Esme healthy = trial.in(state);
        byte[] pdu = Template.of(Operation.SUBMIT_SM, trial.target()).pdu(9);
        Esme esme = trial.in(state);
        esme.write(Arrays.copyOf(pdu, 30));
        esme.close();
        trial.requireAlive(healthy);
        trial.requireAlive(trial.in(state));
    }

    private static void unbindLast(Trial trial) throws IOException {
        Esme esme = trial.in(SessionState.BOUND_TX);
        Octets all = new Octets();
        for (int i = 1; i <= 20; i++) {
            all.bytes(Template.of(Operation.SUBMIT_SM, trial.target()).pdu(100 + i));
        }
        esme.write(all.bytes(Pdu.header(Operation.UNBIND.commandId(), 0, 999)).toArray());
        for (int i = 1; i <= 20; i++) {
            Answer next = esme.response(any -> true, trial.target().waits().answer());
            trial.judge(Expectation.accepted(Operation.SUBMIT_SM), next, Operation.SUBMIT_SM);
        }
        trial.judge(Expectation.accepted(Operation.UNBIND), esme.answerTo(999), Operation.UNBIND);
    }

    private static void nothingAfter(Trial trial) throws IOException {
        Esme esme = trial.in(SessionState.BOUND_TX);
        esme.write(
                Pdu.header(Operation.UNBIND.commandId(), 0, 1),
                Template.of(Operation.SUBMIT_SM, trial.target()).pdu(2));
        Expectation refused = Expectation.response(Operation.SUBMIT_SM, Status.RINVBNDSTS)
                .orNack(Status.RINVBNDSTS)
                .orClosed()
                .orSilence();
        trial.judge(refused, esme.answerTo(2), Operation.SUBMIT_SM);
    }

    private static void enquireBeforeBind(Trial trial) throws IOException {
        Esme esme = trial.open();
        Answer enquired = esme.ask(Template.of(Operation.ENQUIRE_LINK, trial.target()));
        if (!(enquired instanceof Answer.Closed)) {
            trial.accepted(esme, Template.of(Operation.BIND_TRANSMITTER, trial.target()));
        }
    }

    private static void halfClosed(Trial trial) throws IOException {
        Esme esme = trial.in(SessionState.BOUND_TX);
        esme.write(Template.of(Operation.SUBMIT_SM, trial.target()).pdu(71));
        esme.endOutput();
        Answer answer = esme.answerTo(71);
        trial.judge(Expectation.accepted(Operation.SUBMIT_SM).orClosed(), answer, Operation.SUBMIT_SM);
        if (answer instanceof Answer.Got) {
            Answer end = esme.closing(trial.target().waits().receipt());
            trial.judge(Expectation.closed(), end, Operation.SUBMIT_SM);
        }
    }

    private static void garbage(Trial trial) throws IOException {
        Esme healthy = trial.in(SessionState.BOUND_TX);
        Esme esme = trial.open();
        byte[] octets = new byte[512];
        Arrays.fill(octets, (byte) 0xA5);
        esme.write(octets);
        trial.judge(Expectation.closed(), esme.closing(trial.target().waits().answer()), Operation.UNBIND);
        trial.requireAlive(healthy);
    }

    private static Check check(String name, String title, Clause clause, SessionState state, Script script) {
        return Check.of(Family.SESSION, name, title, clause, Needs.of(state, Operation.UNBIND), script);
    }
}
