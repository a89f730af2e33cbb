package io.needletail.conformance.family;

import io.needletail.conformance.check.Check;
import io.needletail.conformance.check.Esme;
import io.needletail.conformance.check.Expectation;
import io.needletail.conformance.check.Family;
import io.needletail.conformance.check.Needs;
import io.needletail.conformance.check.Template;
import io.needletail.conformance.check.Trial;
import io.needletail.conformance.spec.Clause;
import io.needletail.conformance.spec.Operation;
import io.needletail.conformance.spec.SessionState;
import io.needletail.conformance.spec.SmppVersion;
import io.needletail.conformance.spec.Status;
import io.needletail.conformance.wire.Pdu;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Every status of the specification, as the refusal of a message to a number that the server under test is set up to refuse so
 * ({@code --number ESME_RTHROTTLED=...}): the semantic refusals, which no malformed PDU provokes.
 */
final class StatusChecks {
    private static final Clause CLAUSE = Clause.of("5.1.3, 4.4.2", "4.7.6, 4.2.1.2");

    private StatusChecks() {}

    static List<Check> all() {
        List<Check> checks = new ArrayList<>();
        for (Map.Entry<Integer, String> status : Status.all().entrySet()) {
            if (status.getKey() != Status.ROK) {
                checks.add(refusal(status.getKey(), status.getValue()));
            }
        }
        checks.add(refusal(0x400, "vendor_first"));
        checks.add(refusal(0x4FF, "vendor_last"));
        return checks;
    }

    private static Check refusal(int status, String name) {
        SmppVersion version = status >= Status.RSERTYPUNAUTH && status < 0x400 ? SmppVersion.V50 : SmppVersion.V33;
        String key = Status.name(status);
        return Check.of(
                Family.STATUS,
                name,
                "a message refused with " + key + " is answered with it, without a body, and the session goes on",
                CLAUSE,
                Needs.of(SessionState.BOUND_TX, Operation.SUBMIT_SM).and(version),
                trial -> play(trial, status, key, version));
    }

    private static void play(Trial trial, int status, String key, SmppVersion version) throws IOException {
        Operation submit = Operation.SUBMIT_SM;
        String number = trial.target().number(key);
        Esme esme =
                version == SmppVersion.V50 ? trial.in(SessionState.BOUND_TX, version) : trial.in(SessionState.BOUND_TX);
        Template request = Template.of(submit, trial.target()).text("destination_addr", number);
        Pdu answer = trial.require(Expectation.response(submit, status), esme.ask(request), submit);
        trial.require(answer.bodyLength() == 0 || !trial.target().strict(), "no body", answer.hex());
        trial.requireAlive(esme);
    }
}
