package io.needletail.conformance.family;

import io.needletail.conformance.check.Check;
import io.needletail.conformance.check.Esme;
import io.needletail.conformance.check.Exchange;
import io.needletail.conformance.check.Expectation;
import io.needletail.conformance.check.Family;
import io.needletail.conformance.check.Needs;
import io.needletail.conformance.check.Script;
import io.needletail.conformance.check.Template;
import io.needletail.conformance.check.Trial;
import io.needletail.conformance.spec.Clause;
import io.needletail.conformance.spec.Operation;
import io.needletail.conformance.spec.SessionState;
import io.needletail.conformance.spec.SmppVersion;
import io.needletail.conformance.spec.Status;
import io.needletail.conformance.spec.Tag;
import io.needletail.conformance.wire.BodyReader;
import io.needletail.conformance.wire.Pdu;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a peer may see, and be refused with, by the version it speaks. */
final class VersionChecks {
    private static final Clause BACKWARD = Clause.of("3.4", "2.11.2");
    private static final Clause SC_VERSION = Clause.of("5.3.2.25", "4.8.4.51");
    private static final Operation SUBMIT = Operation.SUBMIT_SM;
    private static final int CONGESTION_STATE = 0x0428;

    private VersionChecks() {}

    static List<Check> all() {
        List<Check> checks = new ArrayList<>();
        for (Operation bind :
                List.of(Operation.BIND_TRANSMITTER, Operation.BIND_RECEIVER, Operation.BIND_TRANSCEIVER)) {
            binds(checks, bind);
        }
        submits(checks);
        Clause widths = Clause.of("3.4, 4.4.2", "2.11.2");
        checks.add(check(
                "3_3.message_id",
                "a message_id for a 3.3 peer has at most 8 characters",
                widths,
                SmppVersion.V33,
                trial -> {
                    String id = id(trial, SmppVersion.V33);
                    trial.require(id.length() <= 8, "at most 8 characters", id);
                }));
        checks.add(check(
                "3_3.data_sm_resp",
                "the message_id of a data_sm_resp for a 3.3 peer has at most 8 characters, or data_sm is refused (both are legal)",
                widths,
                SmppVersion.V33,
                VersionChecks::dataOfOldPeer));
        checks.add(check(
                "3_4.message_id",
                "a message_id for a 3.4 peer has at most 64 characters",
                Clause.of("5.2.23", "4.7.14"),
                SmppVersion.V34,
                trial -> {
                    String id = id(trial, SmppVersion.V34);
                    trial.require(!id.isEmpty() && id.length() <= 64, "1 to 64 characters", id);
                }));
        for (SmppVersion version : SmppVersion.values()) {
            checks.add(check(
                    "congestion_state." + version.toString().replace('.', '_'),
                    version == SmppVersion.V50
                            ? "congestion_state, if it is there, is one octet of 0 to 100"
                            : "congestion_state is for 5.0 peers only",
                    Clause.of("3.3", "2.9, 4.8.4.18"),
                    version,
                    trial -> congestion(trial, version)));
            checks.add(check(
                    "statuses." + version.toString().replace('.', '_'),
                    version == SmppVersion.V50
                            ? "a refusal is a status of the specification or a vendor's"
                            : "no status of 5.0 goes to a peer that does not speak it",
                    Clause.of("5.1.3", "2.11.2, 4.7.6"),
                    version,
                    trial -> statuses(trial, version)));
        }
        return checks;
    }

    private static void binds(List<Check> checks, Operation bind) {
        Needs needs = Needs.of(SessionState.OPEN, bind);
        for (int version : new int[] {0x00, 0x33}) {
            checks.add(Check.of(
                    Family.VERSION,
                    bind + ".3_3.0x" + Integer.toHexString(version),
                    bind + "_resp to a peer with interface_version 0x" + Integer.toHexString(version) + " has no TLVs",
                    BACKWARD,
                    needs,
                    trial -> {
                        Map<Integer, byte[]> tlvs = tlvs(trial, bind, version);
                        trial.require(tlvs.isEmpty(), "no TLVs", "TLVs " + tlvs.keySet());
                    }));
        }
        checks.add(Check.of(
                Family.VERSION,
                bind + ".3_4.sc_interface_version",
                "sc_interface_version for a 3.4 peer is 0x34 or higher, or missing; missing means no TLVs",
                SC_VERSION,
                needs.and(SmppVersion.V34),
                trial -> scVersion(trial, bind, 0x34, 0x34)));
        checks.add(Check.of(
                Family.VERSION,
                bind + ".5_0.sc_interface_version",
                "sc_interface_version for a 5.0 peer is 0x50",
                SC_VERSION,
                needs.and(SmppVersion.V50),
                trial -> scVersion(trial, bind, 0x50, 0x50)));
        checks.add(Check.of(
                Family.VERSION,
                bind + ".3_4.only_sc_interface_version",
                bind + "_resp has no TLV but sc_interface_version and congestion_state",
                Clause.of(bind.clause().v34(), "4.1.1.2"),
                needs.and(SmppVersion.V34),
                trial -> {
                    Map<Integer, byte[]> tlvs = tlvs(trial, bind, 0x34);
                    tlvs.remove(Tag.SC_INTERFACE_VERSION.code());
                    trial.require(tlvs.isEmpty(), "no other TLVs", "TLVs " + tlvs.keySet());
                }));
    }

    private static void scVersion(Trial trial, Operation bind, int version, int least) throws IOException {
        byte[] value = tlvs(trial, bind, version).get(Tag.SC_INTERFACE_VERSION.code());
        if (value == null) {
            trial.require(version == 0x34, "sc_interface_version", "none");
            return;
        }
        trial.require(value.length == 1, "one octet", value.length + " octets");
        trial.require(
                (value[0] & 0xFF) >= least,
                "at least 0x" + Integer.toHexString(least),
                "0x" + Integer.toHexString(value[0] & 0xFF));
    }

    private static Map<Integer, byte[]> tlvs(Trial trial, Operation bind, int version) throws IOException {
        Template request = Template.of(bind, trial.target()).int8("interface_version", version);
        Pdu answer = trial.accepted(trial.open(), request);
        return trial.read(answer, "system_id, then TLVs", pdu -> {
            BodyReader body = new BodyReader(pdu.body());
            body.cString("system_id", 16);
            return body.tlvs();
        });
    }

    private static void submits(List<Check> checks) {
        Expectation either = Expectation.accepted(SUBMIT)
                .orResponse(SUBMIT, Status.ROPTPARNOTALLWD, Status.RINVCMDLEN, Status.RINVOPTPARSTREAM);
        checks.add(Check.of(
                Family.VERSION,
                "3_3.tlv",
                "a TLV from a 3.3 peer is taken or refused (both are legal)",
                BACKWARD,
                Needs.of(SessionState.BOUND_TX, SUBMIT),
                Exchange.of(SessionState.BOUND_TX, SUBMIT, usual -> usual.tlv(0x0204, new byte[2]), either)
                        .by(SmppVersion.V33)));
        for (SmppVersion version : SmppVersion.values()) {
            for (SessionState state : List.of(SessionState.BOUND_TX, SessionState.BOUND_TRX)) {
                checks.add(Check.of(
                        Family.VERSION,
                        "submit_sm." + state.id() + "." + version.toString().replace('.', '_'),
                        "submit_sm of a " + version + " peer is taken",
                        BACKWARD,
                        Needs.of(state, SUBMIT).and(version),
                        Exchange.of(state, SUBMIT, usual -> usual, Expectation.accepted(SUBMIT))
                                .by(version)));
            }
        }
    }

    private static void dataOfOldPeer(Trial trial) throws IOException {
        Operation data = Operation.DATA_SM;
        Esme esme = trial.in(SessionState.BOUND_TX, SmppVersion.V33);
        Pdu answer = trial.require(
                Expectation.anyBut(data).orNack(Status.RINVCMDID), esme.ask(Template.of(data, trial.target())), data);
        if (answer.status() == Status.ROK) {
            String id = trial.read(answer, "a message_id", pdu -> new BodyReader(pdu.body()).cString("message_id", 65));
            trial.require(id.length() <= 8, "at most 8 characters", id);
        }
    }

    private static String id(Trial trial, SmppVersion version) throws IOException {
        Esme esme = trial.in(SessionState.BOUND_TX, version);
        Pdu answer = trial.accepted(esme, Template.of(SUBMIT, trial.target()));
        return trial.read(answer, "a message_id", pdu -> new BodyReader(pdu.body()).cString("message_id", 1000));
    }

    private static void congestion(Trial trial, SmppVersion version) throws IOException {
        Esme esme = trial.in(SessionState.BOUND_TX, version);
        Pdu answer = trial.accepted(esme, Template.of(SUBMIT, trial.target()));
        Map<Integer, byte[]> tlvs = trial.read(answer, "message_id, then TLVs", pdu -> {
            BodyReader body = new BodyReader(pdu.body());
            body.cString("message_id", 65);
            return body.tlvs();
        });
        byte[] value = tlvs.get(CONGESTION_STATE);
        if (version == SmppVersion.V50 && value != null) {
            trial.require(value.length == 1 && value[0] >= 0 && value[0] <= 100, "0 to 100", answer.hex());
        } else if (version != SmppVersion.V50) {
            trial.require(
                    version == SmppVersion.V33 ? tlvs.isEmpty() : value == null, "no congestion_state", answer.hex());
        }
    }

    /** Provokes a dozen refusals. */
    private static void statuses(Trial trial, SmppVersion version) throws IOException {
        Esme esme = trial.in(SessionState.BOUND_TX, version);
        String[] fields = {
            "source_addr_ton",
            "source_addr_npi",
            "dest_addr_ton",
            "dest_addr_npi",
            "esm_class",
            "priority_flag",
            "registered_delivery",
            "replace_if_present_flag",
            "data_coding"
        };
        for (String field : fields) {
            Pdu answer = trial.require(
                    Expectation.anyBut(SUBMIT),
                    esme.ask(Template.of(SUBMIT, trial.target()).int8(field, 0xBC)),
                    SUBMIT);
            int status = answer.status();
            boolean vendor = status >= 0x400 && status <= 0x4FF;
            boolean known = version == SmppVersion.V50
                    ? Status.all().containsKey(status)
                    : status <= 0xFF && Status.all().containsKey(status);
            trial.require(
                    known || vendor, "a status that SMPP " + version + " has", Status.name(status) + " to " + field);
        }
    }

    private static Check check(String name, String title, Clause clause, SmppVersion version, Script script) {
        return Check.of(
                Family.VERSION,
                name,
                title,
                clause,
                Needs.of(SessionState.BOUND_TX, SUBMIT).and(version),
                script);
    }
}
