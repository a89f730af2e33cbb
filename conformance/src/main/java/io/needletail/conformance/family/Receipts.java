package io.needletail.conformance.family;

import io.needletail.conformance.check.Answer;
import io.needletail.conformance.check.Check;
import io.needletail.conformance.check.DeviationException;
import io.needletail.conformance.check.Esme;
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
import io.needletail.conformance.spec.SmppVersion;
import io.needletail.conformance.wire.BodyReader;
import io.needletail.conformance.wire.Pdu;
import java.io.IOException;
import java.time.Duration;

/** What checks of receipts have in common. */
final class Receipts {
    static final Needs NEEDS =
            Needs.of(SessionState.BOUND_TRX, Operation.SUBMIT_SM).and(Feature.RECEIPTS);

    private Receipts() {}

    /** A check that has the account's receipts for itself. */
    static Check check(String name, String title, Clause clause, Needs needs, Script script) {
        return Check.of(Family.RECEIPT, name, title, clause, needs, script).in(Lane.ALONE);
    }

    /** Submits, and gives back the message_id. */
    static String submit(Trial trial, Esme esme, Template message) {
        Pdu answer = trial.accepted(esme, message);
        return trial.read(answer, "a message_id", pdu -> new BodyReader(pdu.body()).cString("message_id", 65));
    }

    /** Waits for the receipt of a message. */
    static Delivery await(Trial trial, Esme esme, String id) {
        return await(trial, esme, id, trial.target().waits().receipt());
    }

    /** {@link #await(Trial, Esme, String)} for so long. */
    static Delivery await(Trial trial, Esme esme, String id, Duration wait) {
        Answer answer = esme.request(pdu -> Delivery.isReceiptOf(pdu, id), wait);
        if (answer instanceof Answer.Got got) {
            return trial.read(got.pdu(), "a deliver_sm or data_sm", Delivery::of);
        }
        throw new DeviationException("a receipt of message " + id, answer.toString());
    }

    /** Submits a message and waits for its receipt, both on one transceiver. */
    static Delivery of(Trial trial, Template message) throws IOException {
        return of(trial, message, trial.target().usualVersion());
    }

    /** {@link #of(Trial, Template)} by a peer of a version. */
    static Delivery of(Trial trial, Template message, SmppVersion version) throws IOException {
        Esme esme = trial.in(SessionState.BOUND_TRX, version);
        return await(trial, esme, submit(trial, esme, message));
    }

    /** A message to a number that is reached, with a receipt. */
    static Template delivered(Trial trial) {
        return Template.submit(trial.target(), trial.target().delivered(), 1);
    }

    /** Wants no receipt of a message for as long as one usually takes. */
    static void none(Trial trial, Esme esme, String id) {
        Duration wait = trial.target().waits().receipt().dividedBy(10);
        Answer answer = esme.request(pdu -> Delivery.isReceiptOf(pdu, id), wait);
        trial.require(answer instanceof Answer.Nothing, "no receipt of message " + id, answer.toString());
    }
}
