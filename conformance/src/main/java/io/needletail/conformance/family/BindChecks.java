package io.needletail.conformance.family;

import io.needletail.conformance.check.Answer;
import io.needletail.conformance.check.Check;
import io.needletail.conformance.check.Esme;
import io.needletail.conformance.check.Exchange;
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
import io.needletail.conformance.spec.SmppVersion;
import io.needletail.conformance.spec.Status;
import io.needletail.conformance.wire.BodyReader;
import io.needletail.conformance.wire.Pdu;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The three binds: who may, with which version, and what the answers look like. */
final class BindChecks {
    private static final List<Operation> BINDS =
            List.of(Operation.BIND_TRANSMITTER, Operation.BIND_RECEIVER, Operation.BIND_TRANSCEIVER);
    private static final Clause VERSION = Clause.of("3.4, 5.2.4", "2.11.2, 4.7.13");
    private static final int[] OLD_VERSIONS = {0x00, 0x01, 0x10, 0x32, 0x33};
    private static final int[] RESERVED_VERSIONS = {0x35, 0x40, 0x4F, 0x51, 0xFF};

    private final List<Check> checks = new ArrayList<>();

    private BindChecks() {}

    static List<Check> all() {
        BindChecks all = new BindChecks();
        BINDS.forEach(all::versions);
        BINDS.forEach(all::shapes);
        all.credentials();
        all.sessions();
        all.outbind();
        return all.checks;
    }

    private void versions(Operation bind) {
        for (int version : OLD_VERSIONS) {
            version(bind, version, SmppVersion.V33, "is taken", Expectation.accepted(bind));
        }
        version(bind, 0x34, SmppVersion.V34, "is taken", Expectation.accepted(bind));
        version(bind, 0x50, SmppVersion.V34, "is taken: the lower version is spoken", Expectation.accepted(bind));
        for (int version : RESERVED_VERSIONS) {
            Expectation either =
                    Expectation.accepted(bind).orResponse(bind, Status.RBINDFAIL, Status.RSYSERR, Status.RINVSYSTYP);
            version(bind, version, SmppVersion.V34, "which is reserved, is taken or refused (both are legal)", either);
        }
    }

    private void shapes(Operation bind) {
        add(
                bind,
                "shape",
                "the positive answer has a system_id of at most 15 characters, then TLVs or nothing",
                responseClause(bind),
                trial -> shape(trial, bind));
        add(
                bind,
                "negative_shape",
                "a negative answer has no body",
                responseClause(bind),
                trial -> negative(trial, bind));
        add(
                bind,
                "tlv",
                "an unknown TLV behind the fields is ignored",
                Clause.of("3.3", "2.11.1"),
                Exchange.of(
                        SessionState.OPEN, bind, usual -> usual.tlv(0x1400, new byte[3]), Expectation.accepted(bind)));
        Expectation stray = Expectation.response(bind, Status.RINVOPTPARSTREAM, Status.RINVCMDLEN)
                .orNack(Status.RINVCMDLEN);
        add(
                bind,
                "stray",
                "stray octets behind the fields are refused",
                Clause.of("3.2.4", "2.11.1"),
                Exchange.of(SessionState.OPEN, bind, usual -> usual.behind(new byte[2]), stray));
        add(
                bind,
                "range",
                "a regular expression in address_range is taken",
                Clause.of("5.2.7", "4.7.3"),
                Exchange.of(
                        SessionState.OPEN,
                        bind,
                        usual -> usual.text("address_range", "^44[0-9]*$")
                                .int8("addr_ton", 1)
                                .int8("addr_npi", 1),
                        Expectation.accepted(bind)));
        checks.add(Check.of(
                Family.BIND,
                bind + ".again",
                bind + " may follow a refused bind, or the refusal ends the connection (both are legal)",
                Clause.of("2.2", "2.3.1"),
                needs(bind),
                trial -> again(trial, bind)));
    }

    private static Clause responseClause(Operation bind) {
        return switch (bind) {
            case BIND_TRANSMITTER -> Clause.of("4.1.2", "4.1.1.2");
            case BIND_RECEIVER -> Clause.of("4.1.4", "4.1.1.4");
            default -> Clause.of("4.1.6", "4.1.1.6");
        };
    }

    private void version(Operation bind, int version, SmppVersion claimed, String what, Expectation expectation) {
        String hex = "0x" + Integer.toHexString(version);
        checks.add(Check.of(
                Family.BIND,
                bind + ".interface_version." + hex,
                bind + " with interface_version " + hex + " " + what,
                VERSION,
                needs(bind).and(claimed),
                Exchange.of(SessionState.OPEN, bind, usual -> usual.int8("interface_version", version), expectation)));
    }

    private static void shape(Trial trial, Operation bind) throws IOException {
        Pdu answer = trial.accepted(trial.open(), Template.of(bind, trial.target()));
        trial.read(answer, "system_id of at most 16 octets, then TLVs", pdu -> {
            BodyReader body = new BodyReader(pdu.body());
            body.cString("system_id", 16);
            return body.tlvs();
        });
    }

    private static void negative(Trial trial, Operation bind) throws IOException {
        Template wrong = Template.of(bind, trial.target()).text("system_type", "A".repeat(30));
        Pdu answer =
                trial.require(Expectation.anyBut(bind, Status.ROK), trial.open().ask(wrong), bind);
        trial.require(answer.bodyLength() == 0, "no body in a negative answer", answer.hex());
    }

    private static void again(Trial trial, Operation bind) throws IOException {
        Esme esme = trial.open();
        Template wrong = Template.of(bind, trial.target()).text("system_type", "A".repeat(30));
        trial.require(Expectation.anyBut(bind, Status.ROK), esme.ask(wrong), bind);
        Answer second = esme.ask(Template.of(bind, trial.target()));
        trial.judge(Expectation.accepted(bind).orClosed(), second, bind);
    }

    private void credentials() {
        for (Operation bind : BINDS) {
            Expectation refused = Expectation.response(bind, Status.RBINDFAIL, Status.RINVPASWD);
            Expectation unknown = Expectation.response(bind, Status.RBINDFAIL, Status.RINVSYSID, Status.RINVPASWD);
            Needs needs = needs(bind).and(Feature.AUTHENTICATION);
            Clause clause = Clause.of("5.1.3, 5.2.2", "4.7.6, 4.7.18");
            checks.add(Check.of(
                    Family.BIND,
                    bind + ".wrong_password",
                    "a wrong password is refused",
                    clause,
                    needs,
                    Exchange.of(SessionState.OPEN, bind, usual -> usual.text("password", "wrong!"), refused)));
            checks.add(Check.of(
                    Family.BIND,
                    bind + ".empty_password",
                    "an empty password is refused",
                    clause,
                    needs,
                    Exchange.of(SessionState.OPEN, bind, usual -> usual.text("password", ""), refused)));
            checks.add(Check.of(
                    Family.BIND,
                    bind + ".unknown_system_id",
                    "an unknown system_id is refused",
                    clause,
                    needs,
                    Exchange.of(SessionState.OPEN, bind, usual -> usual.text("system_id", "nobody-here"), unknown)));
            checks.add(Check.of(
                    Family.BIND,
                    bind + ".empty_system_id",
                    "an empty system_id is refused",
                    clause,
                    needs,
                    Exchange.of(SessionState.OPEN, bind, usual -> usual.text("system_id", ""), unknown)));
        }
        checks.add(Check.of(
                Family.BIND,
                "no_enumeration",
                "an unknown system_id and a wrong password are refused with the same status",
                Clause.of("5.1.3", "4.7.6"),
                needs(Operation.BIND_TRANSMITTER).and(Feature.AUTHENTICATION),
                BindChecks::noEnumeration));
    }

    private static void noEnumeration(Trial trial) throws IOException {
        Operation bind = Operation.BIND_TRANSMITTER;
        Expectation refused = Expectation.anyBut(bind, Status.ROK);
        Template unknown = Template.of(bind, trial.target()).text("system_id", "nobody-here");
        Template wrong = Template.of(bind, trial.target()).text("password", "wrong!");
        int first = trial.require(refused, trial.open().ask(unknown), bind).status();
        int second = trial.require(refused, trial.open().ask(wrong), bind).status();
        trial.require(first == second, "one status for both", Status.name(first) + " and " + Status.name(second));
    }

    private void sessions() {
        Clause clause = Clause.of("2.2", "2.2, 2.3");
        Needs both = needs(Operation.BIND_TRANSMITTER).and(Feature.RECEIVER);
        checks.add(Check.of(
                Family.BIND,
                "pair",
                "a transmitter and a receiver of one system_id are bound side by side",
                clause,
                both,
                trial -> {
                    Esme transmitter = trial.in(SessionState.BOUND_TX);
                    trial.requireAlive(trial.in(SessionState.BOUND_RX));
                    trial.requireAlive(transmitter);
                }));
        checks.add(Check.of(
                Family.BIND,
                "several",
                "five transmitters of one system_id are bound side by side",
                clause,
                needs(Operation.BIND_TRANSMITTER),
                trial -> {
                    List<Esme> all = new ArrayList<>();
                    for (int i = 0; i < 5; i++) {
                        all.add(trial.in(SessionState.BOUND_TX));
                    }
                    all.forEach(trial::requireAlive);
                }));
        checks.add(Check.of(
                Family.BIND,
                "twice_at_once",
                "of two binds in one piece the second is refused",
                clause,
                needs(Operation.BIND_TRANSMITTER),
                trial -> {
                    Esme esme = trial.open();
                    Operation bind = Operation.BIND_TRANSMITTER;
                    esme.write(
                            Template.of(bind, trial.target()).pdu(1),
                            Template.of(bind, trial.target()).pdu(2));
                    trial.judge(Expectation.accepted(bind), esme.answerTo(1), bind);
                    trial.judge(Expectation.response(bind, Status.RALYBND, Status.RINVBNDSTS), esme.answerTo(2), bind);
                }));
    }

    private void outbind() {
        checks.add(Check.of(
                        Family.BIND,
                        "outbind",
                        "a connection of the server's begins with outbind when a receipt waits, and its ESME may bind as a receiver on it",
                        Clause.of("2.2.1, 4.1.7", "2.3.2, 4.1.1.7"),
                        needs(Operation.BIND_RECEIVER).and(Feature.OUTBIND),
                        trial -> {
                            String id =
                                    Receipts.submit(trial, trial.in(SessionState.BOUND_TX), Receipts.delivered(trial));
                            Esme esme =
                                    trial.accept(Integer.parseInt(trial.target().number("outbind-port")));
                            Answer first = esme.request(
                                    pdu -> pdu.commandId() == Operation.OUTBIND.commandId(),
                                    trial.target().waits().answer());
                            trial.require(first instanceof Answer.Got, "outbind", first.toString());
                            trial.accepted(esme, Template.of(Operation.BIND_RECEIVER, trial.target()));
                            Receipts.await(trial, esme, id);
                        })
                .in(Lane.ALONE));
    }

    private static Needs needs(Operation bind) {
        return Needs.of(SessionState.OPEN, bind);
    }

    private void add(Operation bind, String name, String title, Clause clause, Script script) {
        checks.add(Check.of(Family.BIND, bind + "." + name, bind + ": " + title, clause, needs(bind), script));
    }
}
