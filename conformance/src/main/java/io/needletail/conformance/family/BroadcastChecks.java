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
import io.needletail.conformance.wire.BodyReader;
import io.needletail.conformance.wire.Octets;
import io.needletail.conformance.wire.Pdu;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What comes of a broadcast_sm that was accepted, and the values of its TLVs. */
final class BroadcastChecks {
    private static final Operation BROADCAST = Operation.BROADCAST_SM;
    private static final Operation QUERY = Operation.QUERY_BROADCAST_SM;
    private static final Operation CANCEL = Operation.CANCEL_BROADCAST_SM;
    private static final SessionState STATE = SessionState.BOUND_TX;
    private static final Clause QUERY_ANSWER = Clause.of("", "4.6.2");
    private static final Clause CANCELLED = Clause.of("", "4.6.3");
    private static final String LATER = "000000010000000R";
    private static final int SCHEDULED = 0;
    private static final int ENROUTE = 1;
    private static final int DELETED = 4;
    private static final int MESSAGE_STATE = 0x0427;
    private static final byte[] NO_STATE = {-1};
    private static final int CONTENT_TYPE = 0x0601;
    private static final int AREA = 0x0606;
    private static final int AREA_SUCCESS = 0x0608;
    private static final int END_TIME = 0x0609;

    private final List<Check> checks = new ArrayList<>();

    private BroadcastChecks() {}

    static List<Check> all() {
        BroadcastChecks all = new BroadcastChecks();
        all.queries();
        all.cancels();
        all.values();
        return all.checks;
    }

    private void queries() {
        add(QUERY, "waiting", "query_broadcast_sm of one that waits: SCHEDULED or ENROUTE", QUERY_ANSWER, trial -> {
            Esme esme = trial.in(STATE, SmppVersion.V50);
            Map<Integer, byte[]> tlvs = state(trial, esme, later(trial, esme));
            int state = stateIn(tlvs);
            trial.require(state == SCHEDULED || state == ENROUTE, "message_state 0 or 1", "" + state);
        });
        add(QUERY, "areas", "query_broadcast_sm_resp names each area with its success", QUERY_ANSWER, trial -> {
            Esme esme = trial.in(STATE, SmppVersion.V50);
            Map<Integer, byte[]> tlvs = state(trial, esme, later(trial, esme));
            trial.require(tlvs.containsKey(AREA), "broadcast_area_identifier", "none");
            byte[] success = tlvs.get(AREA_SUCCESS);
            int percent = success == null || success.length != 1 ? -1 : success[0] & 0xFF;
            trial.require(
                    percent >= 0 && percent <= 100 || percent == 255,
                    "broadcast_area_success of 0 to 100 or 255",
                    "" + percent);
        });
        unknown(QUERY, Clause.of("", "4.6.1"), Status.RBCASTQUERYFAIL);
    }

    private void cancels() {
        add(CANCEL, "cancelled", "a cancelled broadcast is DELETED, with an end time", CANCELLED, trial -> {
            Esme esme = trial.in(STATE, SmppVersion.V50);
            String id = later(trial, esme);
            trial.accepted(esme, about(trial, CANCEL, id));
            Map<Integer, byte[]> tlvs = state(trial, esme, id);
            trial.require(stateIn(tlvs) == DELETED, "message_state 4", "" + stateIn(tlvs));
            trial.require(tlvs.containsKey(END_TIME), "broadcast_end_time", "none");
        });
        add(CANCEL, "twice", "what is cancelled cannot be cancelled again", CANCELLED, trial -> {
            Esme esme = trial.in(STATE, SmppVersion.V50);
            String id = later(trial, esme);
            trial.accepted(esme, about(trial, CANCEL, id));
            trial.require(
                    Expectation.response(CANCEL, Status.RBCASTCANCELFAIL, Status.RINVMSGID),
                    esme.ask(about(trial, CANCEL, id)),
                    CANCEL);
        });
        add(CANCEL, "group", "cancel_broadcast_sm without an id cancels by service_type", CANCELLED, trial -> {
            Esme esme = trial.in(STATE, SmppVersion.V50);
            String id = Receipts.submit(trial, esme, waiting(trial).text("service_type", "CBS"));
            String other = later(trial, esme);
            trial.accepted(esme, about(trial, CANCEL, "").text("service_type", "CBS"));
            int state = stateIn(state(trial, esme, id));
            trial.require(state == DELETED, "message_state 4", "" + state);
            int left = stateIn(state(trial, esme, other));
            trial.require(left != DELETED, "another service_type left alone", "it was cancelled");
        });
        unknown(CANCEL, CANCELLED, Status.RBCASTCANCELFAIL);
    }

    private void values() {
        value(
                "area.format",
                "an area format that is reserved",
                "4.8.4.4",
                AREA,
                new byte[] {3, 'a'},
                Status.RINVBCASTAREAFMT);
        value(
                "content_type.network",
                "a network type that is reserved",
                "4.8.4.7",
                CONTENT_TYPE,
                new byte[] {(byte) 0x80, 0, 1},
                Status.RINVBCASTCNTTYPE);
        value(
                "frequency_interval.unit",
                "a unit of time that is reserved",
                "4.8.4.9",
                0x0605,
                new byte[] {0x7F, 0, 1},
                Status.RINVBCASTFREQINT);
    }

    private void value(String name, String title, String clause, int tag, byte[] value, int status) {
        checks.add(Check.of(
                Family.MESSAGE,
                BROADCAST + "." + name,
                "broadcast_sm with " + title + " is refused",
                Clause.of("", clause),
                Needs.of(STATE, BROADCAST).and(SmppVersion.V50),
                Exchange.raw(
                        STATE,
                        BROADCAST,
                        target -> Octets.join(Template.of(BROADCAST, target).bodyBefore(""), tlvs(tag, value)),
                        Expectation.response(BROADCAST, status, Status.RINVOPTPARAMVAL))));
    }

    private void unknown(Operation operation, Clause clause, int status) {
        add(operation, "unknown", operation + " of an id that nobody has is refused", clause, trial -> {
            Esme esme = trial.in(STATE, SmppVersion.V50);
            trial.require(
                    Expectation.response(operation, status, Status.RINVMSGID),
                    esme.ask(about(trial, operation, "no-such-broadcast")),
                    operation);
        });
    }

    private static String later(Trial trial, Esme esme) throws IOException {
        return Receipts.submit(trial, esme, waiting(trial));
    }

    private static Template waiting(Trial trial) {
        return Template.of(BROADCAST, trial.target()).text("schedule_delivery_time", LATER);
    }

    private static Template about(Trial trial, Operation operation, String id) {
        return Template.of(operation, trial.target()).text("message_id", id);
    }

    private static Map<Integer, byte[]> state(Trial trial, Esme esme, String id) throws IOException {
        Pdu answer = trial.accepted(esme, about(trial, QUERY, id));
        Map<Integer, byte[]> tlvs = trial.read(answer, "a message_id and TLVs", pdu -> {
            BodyReader body = new BodyReader(pdu.body());
            body.cString("message_id", 65);
            return body.tlvs();
        });
        byte[] state = tlvs.get(MESSAGE_STATE);
        trial.require(state != null && state.length == 1, "message_state", "none");
        return tlvs;
    }

    /** message_state of what {@link #state} has answered. */
    private static int stateIn(Map<Integer, byte[]> tlvs) {
        return tlvs.getOrDefault(MESSAGE_STATE, NO_STATE)[0];
    }

    /** The required TLVs, one of them with another value. */
    private static byte[] tlvs(int tag, byte[] value) {
        Octets octets = new Octets();
        Map<Integer, byte[]> usual = Map.of(
                AREA,
                new byte[] {0, 'a'},
                CONTENT_TYPE,
                new byte[] {0, 0, 1},
                0x0604,
                new byte[] {0, 1},
                0x0605,
                new byte[] {8, 0, 1});
        usual.forEach((each, other) -> octets.tlv(each, each == tag ? value : other));
        return octets.toArray();
    }

    private void add(Operation operation, String name, String title, Clause clause, Script script) {
        Needs needs = Needs.of(STATE, operation).and(SmppVersion.V50);
        checks.add(Check.of(Family.MESSAGE, operation + "." + name, title, clause, needs, script));
    }
}
