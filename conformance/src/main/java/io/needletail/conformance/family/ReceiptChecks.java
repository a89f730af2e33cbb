package io.needletail.conformance.family;

import io.needletail.conformance.check.Answer;
import io.needletail.conformance.check.Check;
import io.needletail.conformance.check.DeviationException;
import io.needletail.conformance.check.Esme;
import io.needletail.conformance.check.Script;
import io.needletail.conformance.check.Template;
import io.needletail.conformance.check.Trial;
import io.needletail.conformance.spec.Clause;
import io.needletail.conformance.spec.Feature;
import io.needletail.conformance.spec.Operation;
import io.needletail.conformance.spec.SessionState;
import io.needletail.conformance.spec.SmppVersion;
import io.needletail.conformance.spec.Status;
import io.needletail.conformance.spec.Tag;
import io.needletail.conformance.wire.Octets;
import io.needletail.conformance.wire.Pdu;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which messages have a receipt, where it goes, and what becomes of one that is not acknowledged. */
final class ReceiptChecks {
    private static final Clause REGISTERED = Clause.of("5.2.17", "4.7.21");
    private static final Clause DELIVERY = Clause.of("2.11, 4.6", "4.3");
    private static final Clause ANSWER = Clause.of("4.6.2, 5.1.3", "4.3.1.2, 4.7.6");

    /** A way a message may end. */
    private record End(String number, String word, int state) {}

    private static final List<End> ENDS = List.of(
            new End("delivered", "DELIVRD", 2),
            new End("expired", "EXPIRED", 3),
            new End("deleted", "DELETED", 4),
            new End("undeliverable", "UNDELIV", 5),
            new End("accepted", "ACCEPTD", 6),
            new End("unknown", "UNKNOWN", 7),
            new End("rejected", "REJECTD", 8));

    private final List<Check> checks = new ArrayList<>();

    private ReceiptChecks() {}

    static List<Check> all() {
        ReceiptChecks all = new ReceiptChecks();
        all.ends();
        all.wanted();
        all.wantedByBits();
        all.ways();
        all.answers();
        return all.checks;
    }

    private void ends() {
        for (End end : ENDS) {
            add(
                    "state." + end.number(),
                    "the receipt of a message that ends " + end.word() + " says so, in stat and message_state",
                    Clause.of("5.2.28, Appendix B", "4.7.15"),
                    trial -> {
                        String number = end.number().equals("delivered")
                                ? trial.target().delivered()
                                : trial.target().number(end.number());
                        Delivery receipt = Receipts.of(trial, Template.submit(trial.target(), number, 1));
                        trial.require(
                                receipt.part("stat").orElse("").equals(end.word()), end.word(), receipt.text("text"));
                        byte[] state = receipt.tlvs().get(Tag.MESSAGE_STATE.code());
                        trial.require(
                                state == null || state.length == 1 && state[0] == end.state(),
                                "message_state " + end.state(),
                                receipt.pdu().hex());
                    });
        }
    }

    private void wanted() {
        add(
                "wanted.0.delivered",
                "registered_delivery 0: no receipt",
                REGISTERED,
                trial -> without(trial, trial.target().delivered(), 0));
        add(
                "wanted.1.delivered",
                "registered_delivery 1: a receipt of a delivered message",
                REGISTERED,
                trial -> Receipts.of(trial, Receipts.delivered(trial)));
        add(
                "wanted.1.undeliverable",
                "registered_delivery 1: a receipt of a failed message",
                REGISTERED,
                trial -> Receipts.of(
                        trial, Template.submit(trial.target(), trial.target().number("undeliverable"), 1)));
        add(
                "wanted.2.delivered",
                "registered_delivery 2: no receipt of a delivered message",
                REGISTERED,
                trial -> without(trial, trial.target().delivered(), 2));
        add(
                "wanted.2.undeliverable",
                "registered_delivery 2: a receipt of a failed message",
                REGISTERED,
                trial -> Receipts.of(
                        trial, Template.submit(trial.target(), trial.target().number("undeliverable"), 2)));
        add(
                "wanted.0.undeliverable",
                "registered_delivery 0: no receipt of a failed message either",
                REGISTERED,
                trial -> without(trial, trial.target().number("undeliverable"), 0));
    }

    private void wantedByBits() {
        five(
                "wanted.3.delivered",
                "registered_delivery 3 of a 5.0 peer: a receipt of a delivered message",
                trial -> Receipts.of(
                        trial, Template.submit(trial.target(), trial.target().delivered(), 3), SmppVersion.V50));
        five("wanted.3.undeliverable", "registered_delivery 3 of a 5.0 peer: no receipt of a failed message", trial -> {
            Esme esme = trial.in(SessionState.BOUND_TRX, SmppVersion.V50);
            Receipts.none(
                    trial,
                    esme,
                    Receipts.submit(
                            trial,
                            esme,
                            Template.submit(trial.target(), trial.target().number("undeliverable"), 3)));
        });
        add(
                "wanted.17.delivered",
                "registered_delivery 0x11 is 1 and intermediate notifications: a receipt of the final state",
                REGISTERED,
                trial -> {
                    Delivery receipt = Receipts.of(
                            trial,
                            Template.submit(trial.target(), trial.target().delivered(), 0x11));
                    int type = receipt.number("esm_class") & 0x3C;
                    trial.require(
                            type == 0x04 || type == 0x20,
                            "a receipt or an intermediate notification",
                            "0x" + Integer.toHexString(type));
                });
        Feature notified = Feature.INTERMEDIATE;
        checks.add(Receipts.check(
                "intermediate",
                "registered_delivery 0x11: an intermediate notification of an attempt that failed for now",
                Clause.of("5.2.12, 5.2.17", "4.7.12, 4.7.21"),
                Receipts.NEEDS.and(notified),
                trial -> {
                    String number = trial.target().number("absent");
                    Delivery notification = Receipts.of(trial, Template.submit(trial.target(), number, 0x11));
                    int type = notification.number("esm_class") & 0x3C;
                    trial.require(type == 0x20, "esm_class 0x20", "0x" + Integer.toHexString(type));
                }));
        checks.add(Receipts.check(
                "data_sm",
                "a message of data_sm has its receipt",
                Clause.of("4.7", "4.2.2"),
                Receipts.NEEDS.and(Feature.DATA_SM),
                trial -> Receipts.of(
                        trial, Template.of(Operation.DATA_SM, trial.target()).int8("registered_delivery", 1))));
    }

    private static void without(Trial trial, String number, int registeredDelivery) throws IOException {
        Esme esme = trial.in(SessionState.BOUND_TRX);
        Receipts.none(
                trial, esme, Receipts.submit(trial, esme, Template.submit(trial.target(), number, registeredDelivery)));
    }

    private void ways() {
        add(
                "after_response",
                "the receipt does not come before the submit_sm_resp",
                DELIVERY,
                ReceiptChecks::afterResponse);
        add("once", "an acknowledged receipt does not come again", DELIVERY, trial -> {
            Esme esme = trial.in(SessionState.BOUND_TRX);
            String id = Receipts.submit(trial, esme, Receipts.delivered(trial));
            Receipts.await(trial, esme, id);
            Receipts.none(trial, esme, id);
        });
        add(
                "ten",
                "ten messages have ten receipts, each its own, with ten sequence_numbers",
                DELIVERY,
                ReceiptChecks::ten);
        checks.add(Receipts.check(
                "receiver",
                "the receipt of a message from a transmitter comes to the receiver, not to the transmitter",
                DELIVERY,
                Receipts.NEEDS.and(Feature.RECEIVER).and(Feature.TRANSMITTER),
                trial -> {
                    Esme receiver = trial.in(SessionState.BOUND_RX);
                    Esme transmitter = trial.in(SessionState.BOUND_TX);
                    String id = Receipts.submit(trial, transmitter, Receipts.delivered(trial));
                    Receipts.await(trial, receiver, id);
                    Receipts.none(trial, transmitter, id);
                }));
        stored("stored", "a receipt without a receiver waits for one to bind", trial -> {
            Esme transmitter = trial.in(SessionState.BOUND_TX);
            String id = Receipts.submit(trial, transmitter, Receipts.delivered(trial));
            Receipts.none(trial, transmitter, id);
            Receipts.await(trial, trial.in(SessionState.BOUND_RX), id);
        });
        stored(
                "lost_connection",
                "a receipt that was not acknowledged when the connection ended comes on the next",
                trial -> {
                    Esme first = trial.in(SessionState.BOUND_TRX);
                    first.answerNothing();
                    String id = Receipts.submit(trial, first, Receipts.delivered(trial));
                    Receipts.await(trial, first, id);
                    first.close();
                    Receipts.await(trial, trial.in(SessionState.BOUND_RX), id);
                });
        stored(
                "lost_unbind",
                "a receipt that was not acknowledged before an unbind comes on the next connection",
                trial -> {
                    Esme first = trial.in(SessionState.BOUND_TRX);
                    first.answerNothing();
                    String id = Receipts.submit(trial, first, Receipts.delivered(trial));
                    Receipts.await(trial, first, id);
                    trial.accepted(first, Template.of(Operation.UNBIND, trial.target()));
                    Receipts.await(trial, trial.in(SessionState.BOUND_RX), id);
                });
    }

    private static void afterResponse(Trial trial) throws IOException {
        for (int i = 0; i < 20; i++) {
            Esme esme = trial.in(SessionState.BOUND_TRX);
            Octets both = new Octets();
            both.bytes(Receipts.delivered(trial).pdu(8001))
                    .bytes(Receipts.delivered(trial).pdu(8002));
            esme.write(both.toArray());
            trial.accepted(esme, Template.of(Operation.ENQUIRE_LINK, trial.target()));
            Answer answer = esme.answerTo(8001);
            if (!(answer instanceof Answer.Got got)) {
                throw new DeviationException("submit_sm_resp", answer.toString());
            }
            String id = new String(got.pdu().body(), StandardCharsets.ISO_8859_1).replace("\0", "");
            trial.require(
                    esme.firstIs(got.pdu(), pdu -> Delivery.isReceiptOf(pdu, id)),
                    "the submit_sm_resp first",
                    "the receipt of " + id + " first");
            Receipts.await(trial, esme, id);
            trial.accepted(esme, Template.of(Operation.UNBIND, trial.target()));
        }
    }

    private static void ten(Trial trial) throws IOException {
        Esme esme = trial.in(SessionState.BOUND_TRX);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            ids.add(Receipts.submit(trial, esme, Receipts.delivered(trial)));
        }
        Set<Integer> sequences = new HashSet<>();
        for (String id : ids) {
            int sequence = Receipts.await(trial, esme, id).pdu().sequence();
            trial.require(sequences.add(sequence), "another sequence_number", "" + sequence);
        }
        ids.forEach(id -> trial.require(
                esme.request(pdu -> Delivery.isReceiptOf(pdu, id), Duration.ofMillis(1)) instanceof Answer.Nothing,
                "one receipt of " + id,
                "two"));
    }

    private void answers() {
        for (int status : new int[] {Status.RX_T_APPN, Status.RMSGQFUL, Status.RTHROTTLED, Status.RSYSERR}) {
            stored(
                    "refused." + Status.name(status),
                    "a receipt answered with " + Status.name(status)
                            + " comes again, or is dropped for good (both are legal); the session goes on",
                    trial -> refused(trial, status, status == Status.RX_T_APPN));
        }
        for (int status : new int[] {Status.RX_P_APPN, Status.RX_R_APPN}) {
            add(
                    "refused." + Status.name(status),
                    "after a receipt answered with " + Status.name(status) + " the session goes on",
                    ANSWER,
                    trial -> refused(trial, status, false));
        }
        add(
                "answer.no_body",
                "deliver_sm_resp without its message_id acknowledges all the same",
                ANSWER,
                trial -> acknowledged(trial, new byte[0]));
        add(
                "answer.message_id",
                "deliver_sm_resp with a message_id acknowledges",
                ANSWER,
                trial -> acknowledged(trial, new Octets().cString("4711").toArray()));
        add(
                "answer.nack",
                "generic_nack as the answer to a receipt leaves the session bound",
                Clause.of("4.3", "4.1.4"),
                trial -> {
                    Esme esme = trial.in(SessionState.BOUND_TRX);
                    esme.answerNothing();
                    String id = Receipts.submit(trial, esme, Receipts.delivered(trial));
                    Delivery receipt = Receipts.await(trial, esme, id);
                    esme.write(Pdu.header(
                            Operation.GENERIC_NACK,
                            Status.RINVCMDID,
                            receipt.pdu().sequence()));
                    trial.requireAlive(esme);
                    acknowledgeAll(trial, esme, id);
                });
    }

    private static void refused(Trial trial, int status, boolean again) throws IOException {
        Esme esme = trial.in(SessionState.BOUND_TRX);
        esme.answerNothing();
        String id = Receipts.submit(trial, esme, Receipts.delivered(trial));
        esme.respond(Receipts.await(trial, esme, id).pdu(), status);
        trial.requireAlive(esme);
        if (again) {
            Duration wait =
                    trial.target().waits().receipt().plus(trial.target().waits().timer());
            esme.respond(Receipts.await(trial, esme, id, wait).pdu(), Status.ROK);
        } else {
            acknowledgeAll(trial, esme, id);
        }
    }

    /** Takes the receipt if it comes again soon, so that it is in nobody's way. */
    private static void acknowledgeAll(Trial trial, Esme esme, String id) {
        Duration wait = trial.target().waits().receipt().dividedBy(10);
        if (esme.request(pdu -> Delivery.isReceiptOf(pdu, id), wait) instanceof Answer.Got got) {
            esme.respond(got.pdu(), Status.ROK);
        }
        trial.requireAlive(esme);
    }

    private static void acknowledged(Trial trial, byte[] body) throws IOException {
        Esme esme = trial.in(SessionState.BOUND_TRX);
        esme.answerNothing();
        String id = Receipts.submit(trial, esme, Receipts.delivered(trial));
        Pdu receipt = Receipts.await(trial, esme, id).pdu();
        esme.write(new Pdu(receipt.commandId() | Operation.RESPONSE, 0, receipt.sequence(), body).toBytes());
        Receipts.none(trial, esme, id);
        trial.requireAlive(esme);
    }

    private void stored(String name, String title, Script script) {
        checks.add(Receipts.check(name, title, ANSWER, Receipts.NEEDS.and(Feature.STORED_RECEIPTS), script));
    }

    private void five(String name, String title, Script script) {
        checks.add(Receipts.check(name, title, REGISTERED, Receipts.NEEDS.and(SmppVersion.V50), script));
    }

    private void add(String name, String title, Clause clause, Script script) {
        checks.add(Receipts.check(name, title, clause, Receipts.NEEDS, script));
    }
}
