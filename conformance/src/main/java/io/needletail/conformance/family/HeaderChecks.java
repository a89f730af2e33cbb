package io.needletail.conformance.family;

import io.needletail.conformance.check.Answer;
import io.needletail.conformance.check.Check;
import io.needletail.conformance.check.Esme;
import io.needletail.conformance.check.Exchange;
import io.needletail.conformance.check.Expectation;
import io.needletail.conformance.check.Family;
import io.needletail.conformance.check.Needs;
import io.needletail.conformance.check.Script;
import io.needletail.conformance.check.Template;
import io.needletail.conformance.spec.Clause;
import io.needletail.conformance.spec.Operation;
import io.needletail.conformance.spec.SessionState;
import io.needletail.conformance.spec.Status;
import io.needletail.conformance.wire.Octets;
import io.needletail.conformance.wire.Pdu;
import java.util.ArrayList;
import java.util.List;

/** The 16 octets in front of every PDU. */
final class HeaderChecks {
    private static final Clause LENGTH = Clause.of("4.3.1, 5.1.1", "4.1.4.1, 4.7.4");
    private static final Clause COMMAND = Clause.of("4.3.1, 5.1.2", "4.1.4.1, 4.7.5");
    private static final Clause SEQUENCE = Clause.of("5.1.4", "2.6, 4.7.24");

    private static final int[] TOO_SHORT = {0, 1, 4, 8, 12, 15};
    private static final int[] TOO_LONG = {0x1000_0000, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF};
    private static final int[] UNKNOWN = {
        0x0,
        0xA,
        0xC,
        0x14,
        0x16,
        0x20,
        0x22,
        0x100,
        0x101,
        0x104,
        0x110,
        0x114,
        0x1FF,
        0x200,
        0x1_0200,
        0x1_02FF,
        0x7FFF_FFFF
    };
    private static final int[] UNKNOWN_RESPONSES = {0x8000_000A, 0x8000_01FF, 0x8001_0200, 0xFFFF_FFFF};
    private static final int[] SEQUENCES = {2, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0xFFFF, 0x1_0000, 0xFF_FFFF, 0x7FFF_FFFF
    };
    private static final int[] RESERVED_SEQUENCES = {0, 0x8000_0000, 0xFFFF_FFFF};

    private HeaderChecks() {}

    static List<Check> all() {
        List<Check> checks = new ArrayList<>();
        for (SessionState state : List.of(SessionState.OPEN, SessionState.BOUND_TRX)) {
            for (int length : TOO_SHORT) {
                checks.add(length(state, length));
            }
            for (int length : TOO_LONG) {
                checks.add(length(state, length));
            }
            for (int commandId : UNKNOWN) {
                checks.add(unknown(state, commandId));
            }
        }
        for (int commandId : UNKNOWN_RESPONSES) {
            checks.add(unknownResponse(commandId));
        }
        for (int sequence : SEQUENCES) {
            checks.add(echo(Operation.ENQUIRE_LINK, sequence));
            checks.add(echo(Operation.SUBMIT_SM, sequence));
        }
        for (int sequence : RESERVED_SEQUENCES) {
            checks.add(reserved(sequence));
        }
        checks.add(lost());
        for (int status : new int[] {1, 0x58, 0xFFFF_FFFF}) {
            checks.add(status(status));
        }
        for (int octets : new int[] {1, 4, 300}) {
            checks.add(body(Operation.ENQUIRE_LINK, octets));
            checks.add(body(Operation.UNBIND, octets));
        }
        return checks;
    }

    private static Check length(SessionState state, int length) {
        Expectation nack = Expectation.nack(Status.RINVCMDLEN);
        return check(
                "length." + state.id() + "." + hex(length),
                "a command_length of 0x" + hex(length) + " is answered with generic_nack ESME_RINVCMDLEN",
                LENGTH,
                state,
                trial -> {
                    Esme esme = trial.in(state);
                    esme.write(header(length, Operation.ENQUIRE_LINK.commandId(), 77));
                    trial.judge(nack, esme.answerTo(77), Operation.ENQUIRE_LINK);
                });
    }

    private static Check lost() {
        return check(
                "length.close",
                "after a command_length that cannot be, the connection ends",
                LENGTH,
                SessionState.BOUND_TRX,
                trial -> {
                    Esme esme = trial.in(SessionState.BOUND_TRX);
                    esme.write(header(3, Operation.ENQUIRE_LINK.commandId(), 77));
                    Answer end = esme.closing(trial.target().waits().answer());
                    trial.judge(Expectation.closed(), end, Operation.ENQUIRE_LINK);
                });
    }

    private static Check unknown(SessionState state, int commandId) {
        Expectation nack = Expectation.nack(Status.RINVCMDID);
        return check(
                "command." + state.id() + "." + hex(commandId),
                "an unknown command_id, 0x" + hex(commandId)
                        + ", is answered with generic_nack ESME_RINVCMDID and its sequence_number",
                COMMAND,
                state,
                trial -> {
                    Esme esme = trial.in(state);
                    esme.write(Pdu.header(commandId, 0, 4711));
                    Pdu answer = trial.require(nack, esme.answerTo(4711), Operation.ENQUIRE_LINK);
                    trial.require(answer.sequence() == 4711, "sequence_number 4711", "" + answer.sequence());
                    trial.requireAlive(esme);
                });
    }

    private static Check unknownResponse(int commandId) {
        return check(
                "command.response." + hex(commandId),
                "an unknown response, 0x" + hex(commandId) + ", is not answered",
                COMMAND,
                SessionState.BOUND_TRX,
                trial -> {
                    Esme esme = trial.in(SessionState.BOUND_TRX);
                    esme.write(Pdu.header(commandId, 0, 4711));
                    trial.judge(Expectation.silence(), esme.answerOrSilence(4711), Operation.ENQUIRE_LINK);
                });
    }

    private static Check echo(Operation operation, int sequence) {
        return check(
                "sequence." + operation + "." + hex(sequence),
                "a response has the sequence_number of its request, 0x" + hex(sequence),
                SEQUENCE,
                SessionState.BOUND_TX,
                trial -> {
                    Esme esme = trial.in(SessionState.BOUND_TX);
                    esme.write(Template.of(operation, trial.target()).pdu(sequence));
                    trial.judge(Expectation.accepted(operation), esme.answerTo(sequence), operation);
                });
    }

    private static Check reserved(int sequence) {
        Expectation either = Expectation.accepted(Operation.ENQUIRE_LINK)
                .orResponse(Operation.ENQUIRE_LINK, Status.RINVCMDID, Status.RSYSERR, Status.RUNKNOWNERR)
                .orNack(Status.RINVCMDID, Status.RINVCMDLEN, Status.RSYSERR, Status.RUNKNOWNERR);
        return check(
                "sequence.reserved." + hex(sequence),
                "a sequence_number outside 1 to 0x7fffffff, 0x" + hex(sequence)
                        + ", is echoed or refused (both are legal), and harms nothing",
                SEQUENCE,
                SessionState.BOUND_TX,
                trial -> {
                    Esme esme = trial.in(SessionState.BOUND_TX);
                    esme.write(Pdu.header(Operation.ENQUIRE_LINK.commandId(), 0, sequence));
                    trial.judge(either, esme.answerTo(sequence), Operation.ENQUIRE_LINK);
                    trial.requireAlive(esme);
                });
    }

    private static Check status(int status) {
        return check(
                "status." + hex(status),
                "command_status of a request, 0x" + hex(status) + ", is not looked at",
                Clause.of("5.1.3", "4.7.6"),
                SessionState.BOUND_TX,
                trial -> {
                    Esme esme = trial.in(SessionState.BOUND_TX);
                    esme.write(Pdu.header(Operation.ENQUIRE_LINK.commandId(), status, 5));
                    Expectation accepted = Expectation.accepted(Operation.ENQUIRE_LINK);
                    trial.judge(accepted, esme.answerTo(5), Operation.ENQUIRE_LINK);
                });
    }

    private static Check body(Operation operation, int octets) {
        Expectation either = Expectation.accepted(operation)
                .orResponse(operation, Status.RINVCMDLEN, Status.RINVMSGLEN, Status.RINVOPTPARSTREAM)
                .orNack(Status.RINVCMDLEN);
        return check(
                "body." + operation + "." + octets,
                operation + " with " + octets
                        + " octets behind its header is taken or refused for its length (both are legal)",
                operation.clause(),
                SessionState.BOUND_TRX,
                Exchange.raw(SessionState.BOUND_TRX, operation, target -> new byte[octets], either));
    }

    private static Check check(String name, String title, Clause clause, SessionState state, Script script) {
        return Check.of(Family.HEADER, name, title, clause, Needs.of(state, Operation.ENQUIRE_LINK), script);
    }

    private static byte[] header(int length, int commandId, int sequence) {
        return new Octets()
                .int32(length)
                .int32(commandId)
                .int32(0)
                .int32(sequence)
                .toArray();
    }

    private static String hex(int value) {
        return Integer.toHexString(value);
    }
}
