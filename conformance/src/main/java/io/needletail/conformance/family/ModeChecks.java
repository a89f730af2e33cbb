package io.needletail.conformance.family;

import io.needletail.conformance.check.Answer;
import io.needletail.conformance.check.Check;
import io.needletail.conformance.check.Esme;
import io.needletail.conformance.check.Expectation;
import io.needletail.conformance.check.Family;
import io.needletail.conformance.check.Lane;
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
import java.util.Map;

/** The message modes of esm_class, and what goes with them: delivery_failure_reason, set_dpf, more_messages_to_send. */
final class ModeChecks {
    private static final Operation SUBMIT = Operation.SUBMIT_SM;
    private static final Operation DATA = Operation.DATA_SM;
    private static final Clause MODES = Clause.of("5.2.12", "4.7.12");
    private static final Clause REASON =
            Clause.of("4.7.2, 5.2.12, 5.3.2.33", "4.2.2, 4.7.12, 4.8.4 delivery_failure_reason");
    private static final int DATAGRAM = 1;
    private static final int TRANSACTION = 2;
    private static final int SET_DPF = 0x0421;
    private static final int DPF_RESULT = 0x0420;
    private static final int MS_AVAILABILITY_STATUS = 0x0422;
    private static final int DELIVERY_FAILURE_REASON = 0x0425;
    private static final int MORE_MESSAGES_TO_SEND = 0x0426;
    private static final int HIGHEST_REASON = 4;

    private final List<Check> checks = new ArrayList<>();

    private ModeChecks() {}

    static List<Check> all() {
        ModeChecks all = new ModeChecks();
        all.transactions();
        all.datagrams();
        all.alerts();
        all.moreMessages();
        return all.checks;
    }

    private void transactions() {
        add(DATA, "transaction.delivered", "data_sm in transaction mode that is delivered is taken", MODES, trial -> {
            Esme esme = trial.in(SessionState.BOUND_TX);
            Pdu answer = trial.accepted(esme, Template.of(DATA, trial.target()).int8("esm_class", TRANSACTION));
            trial.require(!tlvs(trial, answer).containsKey(DELIVERY_FAILURE_REASON), "no failure", answer.hex());
        });
        add(
                DATA,
                "transaction.failed",
                "data_sm in transaction mode that is not delivered is refused, with a reason of 0 to 4 if there is one",
                REASON,
                trial -> failed(trial, DATA, trial.target().usualVersion()));
        add(
                SUBMIT,
                "transaction.failed.5_0",
                "submit_sm of a 5.0 peer in transaction mode that is not delivered is refused",
                REASON,
                trial -> failed(trial, SUBMIT, SmppVersion.V50));
    }

    private void datagrams() {
        Needs needs = Receipts.NEEDS;
        checks.add(Check.of(
                        Family.MESSAGE,
                        "submit_sm.datagram",
                        "submit_sm in datagram mode is answered with a message_id, and has no receipt whatever it asks for",
                        MODES,
                        needs,
                        trial -> {
                            Esme esme = trial.in(SessionState.BOUND_TRX);
                            String id = Receipts.submit(
                                    trial, esme, Receipts.delivered(trial).int8("esm_class", DATAGRAM));
                            trial.require(!id.isEmpty(), "a message_id", "none");
                            // Its receipt would come before that of the next message.
                            Receipts.await(trial, esme, Receipts.submit(trial, esme, Receipts.delivered(trial)));
                            Receipts.none(trial, esme, id);
                        })
                .in(Lane.ALONE));
    }

    private void alerts() {
        Needs needs = Needs.of(SessionState.BOUND_TRX, DATA).and(Feature.ALERT_NOTIFICATION);
        checks.add(Check.of(
                        Family.MESSAGE,
                        "data_sm.alert_notification",
                        "data_sm with set_dpf to a handset that is away for a moment: dpf_result 1, alert_notification when it"
                                + " is back",
                        Clause.of(
                                "4.12, 5.3.2.28 to 5.3.2.30",
                                "4.1.3, 4.8.4 set_dpf, dpf_result, ms_availability_status"),
                        needs,
                        this::alert)
                .in(Lane.ALONE));
    }

    private void alert(Trial trial) throws java.io.IOException {
        Esme esme = trial.in(SessionState.BOUND_TRX);
        String number = trial.target().number("away");
        Template message = Template.of(DATA, trial.target())
                .text("destination_addr", number)
                .int8("esm_class", TRANSACTION)
                .tlv(SET_DPF, new byte[] {1});
        Pdu answer = trial.require(Expectation.anyBut(DATA, Status.ROK), esme.ask(message), DATA);
        byte[] result = tlvs(trial, answer).get(DPF_RESULT);
        if (result == null) {
            throw new UnsupportedException("set_dpf is ignored: no dpf_result in " + answer.hex());
        }
        trial.require(result.length == 1 && result[0] == 1, "dpf_result 1", answer.hex());
        Answer alert = esme.request(
                pdu -> pdu.commandId() == Operation.ALERT_NOTIFICATION.commandId(),
                trial.target().waits().receipt());
        if (!(alert instanceof Answer.Got got)) {
            trial.require(false, "alert_notification", alert.toString());
            return;
        }
        trial.read(got.pdu(), "two addresses, then TLVs", pdu -> {
            BodyReader body = new BodyReader(pdu.body());
            body.int16("source_addr_ton, source_addr_npi");
            trial.require(body.cString("source_addr", 65).equals(number), "source_addr " + number, pdu.hex());
            body.int16("esme_addr_ton, esme_addr_npi");
            body.cString("esme_addr", 65);
            byte[] status = body.tlvs().getOrDefault(MS_AVAILABILITY_STATUS, new byte[1]);
            trial.require(status.length == 1 && status[0] == 0, "ms_availability_status 0, if there is one", pdu.hex());
            return pdu;
        });
        trial.requireAlive(esme);
    }

    private void moreMessages() {
        for (Operation operation : List.of(SUBMIT, DATA)) {
            add(
                    operation,
                    "more_messages_to_send",
                    operation + " with more_messages_to_send 0 and 1 is taken",
                    Clause.of("5.3.2.34", "4.8.4 more_messages_to_send"),
                    trial -> {
                        Esme esme = trial.in(SessionState.BOUND_TX);
                        for (byte value = 1; value >= 0; value--) {
                            trial.accepted(
                                    esme,
                                    Template.of(operation, trial.target())
                                            .tlv(MORE_MESSAGES_TO_SEND, new byte[] {value}));
                        }
                    });
        }
    }

    private static void failed(Trial trial, Operation operation, SmppVersion version) throws java.io.IOException {
        Esme esme = trial.in(SessionState.BOUND_TX, version);
        Template message = Template.of(operation, trial.target())
                .text("destination_addr", trial.target().number("undeliverable"))
                .int8("esm_class", TRANSACTION);
        Pdu answer = trial.require(Expectation.anyBut(operation), esme.ask(message), operation);
        if (answer.status() == Status.ROK) {
            throw new UnsupportedException("transaction mode is taken as store and forward: " + answer.hex());
        }
        if (answer.bodyLength() > 0) {
            byte[] reason = tlvs(trial, answer).getOrDefault(DELIVERY_FAILURE_REASON, new byte[1]);
            trial.require(
                    reason.length == 1 && reason[0] >= 0 && reason[0] <= HIGHEST_REASON,
                    "a reason of 0 to 4",
                    answer.hex());
        }
        trial.requireAlive(esme);
    }

    private static Map<Integer, byte[]> tlvs(Trial trial, Pdu answer) {
        return trial.read(answer, "message_id, then TLVs", pdu -> {
            BodyReader body = new BodyReader(pdu.body());
            body.cString("message_id", 65);
            return body.tlvs();
        });
    }

    private void add(Operation operation, String name, String title, Clause clause, Script script) {
        SmppVersion version = name.endsWith("5_0") ? SmppVersion.V50 : SmppVersion.V34;
        Needs needs = Needs.of(SessionState.BOUND_TX, operation).and(version);
        checks.add(Check.of(Family.MESSAGE, operation + "." + name, title, clause, needs, script));
    }
}
