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
import io.needletail.conformance.wire.Octets;
import io.needletail.conformance.wire.Pdu;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** TCP knows no PDUs: octets come in any pieces. */
final class FramingChecks {
    private static final Clause CLAUSE = Clause.of("2.1, 3.2", "2.1, 3.2");
    private static final Clause WINDOW = Clause.of("2.8", "2.6, 2.9");
    private static final SessionState TX = SessionState.BOUND_TX;

    private FramingChecks() {}

    static List<Check> all() {
        List<Check> checks = new ArrayList<>();
        for (Operation operation :
                List.of(Operation.BIND_TRANSMITTER, Operation.BIND_TRANSCEIVER, Operation.BIND_RECEIVER)) {
            checks.add(check(
                    "cut." + operation,
                    operation + " is read wherever it is cut in two",
                    CLAUSE,
                    trial -> cutBinds(trial, operation)));
        }
        for (Operation operation : List.of(Operation.SUBMIT_SM, Operation.ENQUIRE_LINK)) {
            checks.add(check(
                    "cut." + operation,
                    operation + " is read wherever it is cut in two",
                    CLAUSE,
                    trial -> cut(trial, operation)));
            checks.add(check(
                    "octets." + operation,
                    operation + " is read octet by octet",
                    CLAUSE,
                    trial -> octets(trial, operation)));
        }
        checks.add(check(
                "cut.in_three",
                "a submit_sm in three pieces, and the next one's header in the last of them, are read",
                CLAUSE,
                FramingChecks::three));
        checks.add(check("joined.2", "two PDUs in one piece are both answered", CLAUSE, trial -> joined(trial, 2)));
        checks.add(check(
                "joined.50",
                "fifty submit_sm in one piece are all answered, each once",
                WINDOW,
                trial -> joined(trial, 50)));
        checks.add(check(
                "joined.mixed",
                "submit_sm and enquire_link in one piece are all answered",
                WINDOW,
                FramingChecks::mixed));
        checks.add(check(
                "joined.bind",
                "what is sent behind a bind, before its answer, is answered behind it",
                CLAUSE,
                FramingChecks::behindBind));
        checks.add(check(
                "joined.refused",
                "a refused request between two right ones costs neither",
                WINDOW,
                FramingChecks::refusedBetween));
        checks.add(check(
                "window.200",
                "200 submit_sm without waiting are all answered, each once",
                WINDOW,
                trial -> joined(trial, 200)));
        checks.add(check(
                "large.cut", "a submit_sm of 60000 octets in pieces of 1000 is read", CLAUSE, FramingChecks::large));
        return checks;
    }

    private static void cutBinds(Trial trial, Operation bind) throws IOException {
        byte[] pdu = Template.of(bind, trial.target()).pdu(1);
        for (int at = 1; at < pdu.length; at++) {
            try (Esme esme = trial.open()) {
                esme.write(Arrays.copyOf(pdu, at));
                pause();
                esme.write(Arrays.copyOfRange(pdu, at, pdu.length));
                trial.judge(Expectation.accepted(bind), esme.answerTo(1), bind);
            }
        }
    }

    private static void cut(Trial trial, Operation operation) throws IOException {
        Esme esme = trial.in(TX);
        int length = Template.of(operation, trial.target()).pdu(1).length;
        for (int at = 1; at < length; at++) {
            int number = esme.nextSequence();
            byte[] pdu = Template.of(operation, trial.target()).pdu(number);
            esme.write(Arrays.copyOf(pdu, at));
            pause();
            esme.write(Arrays.copyOfRange(pdu, at, length));
            trial.judge(Expectation.accepted(operation), esme.answerTo(number), operation);
        }
    }

    private static void octets(Trial trial, Operation operation) throws IOException {
        Esme esme = trial.in(TX);
        int number = esme.nextSequence();
        for (byte octet : Template.of(operation, trial.target()).pdu(number)) {
            esme.write(new byte[] {octet});
        }
        trial.judge(Expectation.accepted(operation), esme.answerTo(number), operation);
    }

    private static void three(Trial trial) throws IOException {
        Esme esme = trial.in(TX);
        byte[] first = Template.of(Operation.SUBMIT_SM, trial.target()).pdu(101);
        byte[] both = Octets.join(
                first, Template.of(Operation.SUBMIT_SM, trial.target()).pdu(102));
        int[] cuts = {0, 3, first.length - 2, first.length + 10, both.length};
        for (int i = 1; i < cuts.length; i++) {
            esme.write(Arrays.copyOfRange(both, cuts[i - 1], cuts[i]));
            pause();
        }
        trial.judge(Expectation.accepted(Operation.SUBMIT_SM), esme.answerTo(101), Operation.SUBMIT_SM);
        trial.judge(Expectation.accepted(Operation.SUBMIT_SM), esme.answerTo(102), Operation.SUBMIT_SM);
    }

    private static void joined(Trial trial, int count) throws IOException {
        Esme esme = trial.in(TX);
        Octets all = new Octets();
        for (int i = 1; i <= count; i++) {
            all.bytes(Template.of(Operation.SUBMIT_SM, trial.target()).pdu(1000 + i));
        }
        esme.write(all.toArray());
        Set<Integer> answered = new HashSet<>();
        for (int i = 1; i <= count; i++) {
            Answer next = esme.response(any -> true, trial.target().waits().answer());
            Pdu pdu = trial.require(Expectation.accepted(Operation.SUBMIT_SM), next, Operation.SUBMIT_SM);
            trial.require(answered.add(pdu.sequence()), "one answer to each", "a second to " + pdu.sequence());
        }
        trial.requireAlive(esme);
        for (int i = 1; i <= count; i++) {
            trial.require(answered.contains(1000 + i), "an answer to " + (1000 + i), "none");
        }
    }

    private static void mixed(Trial trial) throws IOException {
        Esme esme = trial.in(TX);
        Octets all = new Octets();
        for (int i = 0; i < 20; i += 2) {
            all.bytes(Template.of(Operation.SUBMIT_SM, trial.target()).pdu(2000 + i));
            all.bytes(Template.of(Operation.ENQUIRE_LINK, trial.target()).pdu(2001 + i));
        }
        esme.write(all.toArray());
        for (int i = 0; i < 20; i++) {
            Operation operation = i % 2 == 0 ? Operation.SUBMIT_SM : Operation.ENQUIRE_LINK;
            trial.judge(Expectation.accepted(operation), esme.answerTo(2000 + i), operation);
        }
    }

    private static void behindBind(Trial trial) throws IOException {
        Esme esme = trial.open();
        Operation bind = Operation.BIND_TRANSMITTER;
        esme.write(
                Template.of(bind, trial.target()).pdu(1),
                Template.of(Operation.ENQUIRE_LINK, trial.target()).pdu(2),
                Template.of(Operation.SUBMIT_SM, trial.target()).pdu(3));
        Answer first = esme.response(any -> true, trial.target().waits().answer());
        trial.judge(Expectation.accepted(bind), first, bind);
        trial.judge(Expectation.accepted(Operation.SUBMIT_SM), esme.answerTo(3), Operation.SUBMIT_SM);
    }

    private static void refusedBetween(Trial trial) throws IOException {
        Esme esme = trial.in(TX);
        Operation submit = Operation.SUBMIT_SM;
        esme.write(
                Template.of(submit, trial.target()).pdu(11),
                Template.of(submit, trial.target())
                        .text("source_addr", "4".repeat(30))
                        .pdu(12),
                Template.of(submit, trial.target()).pdu(13));
        trial.judge(Expectation.accepted(submit), esme.answerTo(11), submit);
        trial.judge(Expectation.anyBut(submit, 0), esme.answerTo(12), submit);
        trial.judge(Expectation.accepted(submit), esme.answerTo(13), submit);
    }

    private static void large(Trial trial) throws IOException {
        Esme esme = trial.in(TX);
        int number = esme.nextSequence();
        byte[] pdu = Template.of(Operation.SUBMIT_SM, trial.target())
                .message(new byte[0])
                .tlv(0x0424, new byte[60_000])
                .pdu(number);
        for (int at = 0; at < pdu.length; at += 1000) {
            esme.write(Arrays.copyOfRange(pdu, at, Math.min(pdu.length, at + 1000)));
        }
        trial.judge(Expectation.accepted(Operation.SUBMIT_SM), esme.answerTo(number), Operation.SUBMIT_SM);
    }

    private static Check check(String name, String title, Clause clause, Script script) {
        return Check.of(Family.FRAMING, name, title, clause, Needs.of(TX, Operation.SUBMIT_SM), script);
    }

    /** Lets the first piece go out alone. */
    private static void pause() {
        LockSupport.parkNanos(1_000_000);
    }
}
