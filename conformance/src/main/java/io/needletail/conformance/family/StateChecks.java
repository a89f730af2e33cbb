package io.needletail.conformance.family;

import io.needletail.conformance.check.Check;
import io.needletail.conformance.check.Esme;
import io.needletail.conformance.check.Exchange;
import io.needletail.conformance.check.Expectation;
import io.needletail.conformance.check.Family;
import io.needletail.conformance.check.Needs;
import io.needletail.conformance.spec.Clause;
import io.needletail.conformance.spec.Operation;
import io.needletail.conformance.spec.SessionState;
import io.needletail.conformance.spec.SmppVersion;
import io.needletail.conformance.spec.Status;
import io.needletail.conformance.wire.Pdu;
import java.util.ArrayList;
import java.util.List;

/** Every operation in every state: who may send what (3.4 table 2-1, 5.0 table 2-1). */
final class StateChecks {
    private static final Clause CLAUSE = Clause.of("2.2, 2.3", "2.3, 2.4, 2.8.2");
    private static final List<Operation> ANSWERED = List.of(
            Operation.BIND_TRANSCEIVER,
            Operation.SUBMIT_SM,
            Operation.DATA_SM,
            Operation.DELIVER_SM,
            Operation.ENQUIRE_LINK,
            Operation.UNBIND);

    private StateChecks() {}

    static List<Check> all() {
        List<Check> checks = new ArrayList<>();
        for (SessionState state : SessionState.values()) {
            for (Operation operation : Operation.values()) {
                checks.add(operation(operation, state));
            }
            if (state != SessionState.UNBOUND) {
                ANSWERED.forEach(operation -> checks.add(response(operation, state)));
                checks.add(nack(state));
            }
        }
        checks.add(dataOfReceiver());
        return checks;
    }

    private static Check operation(Operation operation, SessionState state) {
        Expectation expectation = expected(operation, state);
        return Check.of(
                Family.STATE,
                state.id() + "." + operation,
                operation + " in " + state + ": " + expectation,
                CLAUSE,
                Needs.of(state, operation),
                Exchange.of(state, operation, usual -> usual, expectation));
    }

    private static Expectation expected(Operation operation, SessionState state) {
        if (!operation.hasResponse()) {
            return Expectation.nack(Status.RINVCMDID, Status.RINVBNDSTS)
                    .orClosed()
                    .orSilence();
        }
        Expectation wrongState = Expectation.response(operation, Status.RINVBNDSTS);
        if (state == SessionState.UNBOUND) {
            return wrongState
                    .orResponse(operation, Status.RALYBND)
                    .orNack(Status.RINVBNDSTS)
                    .orClosed()
                    .orSilence();
        }
        boolean open = state == SessionState.OPEN;
        boolean submits = state == SessionState.BOUND_TX || state == SessionState.BOUND_TRX;
        return switch (operation) {
            case BIND_RECEIVER, BIND_TRANSMITTER, BIND_TRANSCEIVER ->
                open ? Expectation.accepted(operation) : wrongState.orResponse(operation, Status.RALYBND);
            case DELIVER_SM -> wrongState.orNack(Status.RINVCMDID, Status.RINVBNDSTS);
            case ENQUIRE_LINK ->
                open
                        ? Expectation.accepted(operation)
                                .orResponse(operation, Status.RINVBNDSTS)
                                .orClosed()
                        : Expectation.accepted(operation);
            case UNBIND -> open ? wrongState.orAccepted(operation).orClosed() : Expectation.accepted(operation);
            case DATA_SM -> open ? wrongState : Expectation.accepted(operation);
            default -> submits ? Outcomes.usual(operation) : wrongState;
        };
    }

    private static Check response(Operation operation, SessionState state) {
        Expectation ignored =
                operation == Operation.UNBIND ? Expectation.silence().orClosed() : Expectation.silence();
        return Check.of(
                Family.STATE,
                state.id() + "." + operation + "_resp",
                operation + "_resp that answers nothing, in " + state + ", is not answered",
                Clause.of("4.3", "2.6, 4.1.4"),
                Needs.of(state, Operation.ENQUIRE_LINK),
                trial -> {
                    Esme esme = trial.in(state);
                    esme.write(new Pdu(operation.responseId(), 0, 4711, new byte[1]).toBytes());
                    trial.judge(ignored, esme.answerOrSilence(4711), Operation.ENQUIRE_LINK);
                });
    }

    private static Check nack(SessionState state) {
        return Check.of(
                Family.STATE,
                state.id() + ".generic_nack",
                "generic_nack in " + state + " is not answered",
                Clause.of("4.3", "4.1.4"),
                Needs.of(state, Operation.ENQUIRE_LINK),
                trial -> {
                    Esme esme = trial.in(state);
                    esme.write(Pdu.header(Operation.GENERIC_NACK, Status.RINVCMDID, 4711));
                    trial.judge(Expectation.silence(), esme.answerOrSilence(4711), Operation.ENQUIRE_LINK);
                });
    }

    private static Check dataOfReceiver() {
        Operation data = Operation.DATA_SM;
        SessionState state = SessionState.BOUND_RX;
        return Check.of(
                Family.STATE,
                state.id() + ".data_sm.5_0",
                "data_sm of a receiver that speaks 5.0 is refused; only 3.4 allows it",
                Clause.of("", "2.4"),
                Needs.of(state, data).and(SmppVersion.V50),
                Exchange.of(state, data, usual -> usual, Expectation.response(data, Status.RINVBNDSTS))
                        .by(SmppVersion.V50));
    }
}
