package io.needletail.conformance.check;

import io.needletail.conformance.spec.Operation;
import io.needletail.conformance.spec.SessionState;
import io.needletail.conformance.spec.SmppVersion;
import io.needletail.conformance.wire.Pdu;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The usual script: in a state, one request, one answer, and the session goes on.
 *
 * @param version to bind with; null for the usual one
 * @param body what is behind the header of the request
 */
public record Exchange(
        SessionState state,
        @Nullable SmppVersion version,
        Operation operation,
        Function<Target, byte[]> body,
        Expectation expectation)
        implements Script {

    /** What is different from the usual request. */
    @FunctionalInterface
    public interface Change {
        /** Changes the request and returns it. */
        Template make(Template usual);
    }

    /** A request of the usual fields with a change, of the version that has the operation. */
    public static Exchange of(SessionState state, Operation operation, Change change, Expectation expectation) {
        SmppVersion version = operation.since() == SmppVersion.V50 ? SmppVersion.V50 : null;
        return new Exchange(state, version, operation, changed(operation, change), expectation);
    }

    /** A request of octets behind the header. */
    public static Exchange raw(
            SessionState state, Operation operation, Function<Target, byte[]> body, Expectation expectation) {
        SmppVersion version = operation.since() == SmppVersion.V50 ? SmppVersion.V50 : null;
        return new Exchange(state, version, operation, body, expectation);
    }

    /** The same by a peer of this version. */
    public Exchange by(SmppVersion peer) {
        return new Exchange(state, peer, operation, body, expectation);
    }

    @Override
    public void play(Trial trial) throws IOException {
        Esme esme = trial.in(state, version == null ? trial.target().usualVersion() : version);
        int number = esme.nextSequence();
        byte[] pdu = new Pdu(operation.commandId(), 0, number, body.apply(trial.target())).toBytes();
        boolean unbound = state == SessionState.UNBOUND;
        if (unbound) {
            esme.write(Pdu.header(Operation.UNBIND.commandId(), 0, esme.nextSequence()), pdu);
        } else {
            esme.write(pdu);
        }
        boolean fenced = expectation.allowsSilence() && !unbound;
        Answer answer = fenced ? esme.answerOrSilence(number) : esme.answerTo(number);
        trial.judge(expectation, answer, operation);
        boolean over = unbound || operation.isBind() || operation == Operation.UNBIND;
        if (!over && !fenced && !(answer instanceof Answer.Closed)) {
            trial.requireAlive(esme);
        }
    }

    private static Function<Target, byte[]> changed(Operation operation, Change change) {
        return target -> change.make(Template.of(operation, target)).body();
    }
}
