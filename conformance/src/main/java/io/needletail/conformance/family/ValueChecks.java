package io.needletail.conformance.family;

import io.needletail.conformance.check.Check;
import io.needletail.conformance.check.Exchange;
import io.needletail.conformance.check.Expectation;
import io.needletail.conformance.check.Family;
import io.needletail.conformance.check.Needs;
import io.needletail.conformance.spec.Field;
import io.needletail.conformance.spec.Layouts;
import io.needletail.conformance.spec.Operation;
import io.needletail.conformance.spec.SessionState;
import io.needletail.conformance.spec.SmppVersion;
import io.needletail.conformance.spec.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The values of one-octet fields: those the specification defines are taken, those it reserves are refused. */
final class ValueChecks {
    private static final int[] TONS = {0, 1, 2, 3, 4, 5, 6};
    private static final int[] WRONG_TONS = {7, 8, 0xFF};
    private static final int[] NPIS = {0, 1, 3, 4, 6, 8, 9, 10, 14, 18};
    private static final int[] WRONG_NPIS = {2, 5, 7, 11, 19, 0xFF};
    private static final int[] CODINGS = {
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14, 0xC0, 0xC8, 0xD0, 0xD8, 0xE0, 0xF0, 0xF1, 0xF4, 0xF7
    };
    private static final int[] RESERVED_CODINGS = {0x0B, 0x0C, 0x0F, 0x10, 0x18, 0x80, 0xBF};

    /** A value that some servers take and others may refuse, with what they refuse it with. */
    private record Choice(String field, int value, List<Integer> refusals) {
        Choice(String field, int value, Integer... refusals) {
            this(field, value, List.of(refusals));
        }

        int[] statuses() {
            return refusals.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    private static final List<Choice> OPTIONAL = List.of(
            new Choice("esm_class", 0x01, Status.RINVESMCLASS),
            new Choice("esm_class", 0x02, Status.RINVESMCLASS, Status.RDELIVERYFAILURE),
            new Choice("registered_delivery", 0x03, Status.RINVREGDLVFLG),
            new Choice("registered_delivery", 0x20, Status.RINVREGDLVFLG),
            new Choice("registered_delivery", 0x21, Status.RINVREGDLVFLG),
            new Choice("sm_default_msg_id", 1, Status.RINVDFTMSGID),
            new Choice("sm_default_msg_id", 254, Status.RINVDFTMSGID));

    private final List<Check> checks = new ArrayList<>();

    private ValueChecks() {}

    static List<Check> all() {
        ValueChecks all = new ValueChecks();
        all.addresses(Operation.SUBMIT_SM, TONS, WRONG_TONS, NPIS, WRONG_NPIS);
        int[] lastTon = {6};
        int[] lastNpi = {18};
        for (Operation operation : List.of(
                Operation.DATA_SM,
                Operation.SUBMIT_MULTI,
                Operation.QUERY_SM,
                Operation.CANCEL_SM,
                Operation.REPLACE_SM)) {
            all.addresses(operation, lastTon, new int[] {7}, lastNpi, new int[] {2, 19});
        }
        all.flags();
        all.messageClasses();
        all.newInFive();
        return all.checks;
    }

    private void addresses(Operation operation, int[] tons, int[] wrongTons, int[] npis, int[] wrongNpis) {
        for (Field field : Layouts.of(operation)) {
            if (field.name().endsWith("_ton")) {
                taken(operation, field.name(), tons);
                refused(operation, field.name(), wrongTons);
            } else if (field.name().endsWith("_npi")) {
                taken(operation, field.name(), npis);
                refused(operation, field.name(), wrongNpis);
            }
        }
    }

    private void flags() {
        Operation submit = Operation.SUBMIT_SM;
        taken(submit, "protocol_id", 0, 0x01, 0x3F, 0x40, 0x41, 0x7F, 0xC0, 0xFF);
        taken(submit, "priority_flag", 0, 1, 2, 3);
        refused(submit, "priority_flag", 5, 0x80, 0xFF);
        taken(submit, "registered_delivery", 0, 1, 2, 0x04, 0x08, 0x0C, 0x10, 0x11, 0x12, 0x1D);
        refused(submit, "registered_delivery", 0x40, 0x80, 0xFF);
        taken(submit, "replace_if_present_flag", 0, 1);
        refused(submit, "replace_if_present_flag", 2, 0x80, 0xFF);
        taken(submit, "data_coding", CODINGS);
        for (int coding : RESERVED_CODINGS) {
            optional(new Choice("data_coding", coding, Status.RINVDCS, Status.RSUBMITFAIL, Status.RINVOPTPARAMVAL));
        }
        taken(submit, "sm_default_msg_id", 0);
        OPTIONAL.forEach(this::optional);
        Operation data = Operation.DATA_SM;
        taken(data, "registered_delivery", 0, 1, 2, 0x10);
        refused(data, "registered_delivery", 0x40, 0x80);
        taken(data, "data_coding", 0, 3, 8);
    }

    /** Bits 5 to 2 of esm_class; a submit_sm may have three of the sixteen types. */
    private void messageClasses() {
        taken(Operation.SUBMIT_SM, "esm_class", 0x00, 0x03, 0x08, 0x0B, 0x10, 0x13, 0x80, 0x83, 0x88);
        refused(
                Operation.SUBMIT_SM,
                "esm_class",
                0x04,
                0x0C,
                0x14,
                0x18,
                0x1C,
                0x20,
                0x24,
                0x28,
                0x2C,
                0x30,
                0x34,
                0x38,
                0x3C,
                0x07,
                0x84,
                0xBC);
        taken(Operation.DATA_SM, "esm_class", 0x00, 0x03, 0x08, 0x10);
    }

    private void newInFive() {
        five("priority_flag", 4, Status.RINVPRTFLG);
        five("registered_delivery", 3, Status.RINVREGDLVFLG);
        five("sm_default_msg_id", 255, Status.RINVDFTMSGID);
    }

    private void five(String name, int value, int refusal) {
        Operation submit = Operation.SUBMIT_SM;
        add(
                field(submit, name),
                submit,
                value,
                ".5_0",
                "is taken from a peer that speaks 5.0",
                Exchange.of(
                                SessionState.BOUND_TX,
                                submit,
                                usual -> usual.int8(name, value),
                                Expectation.accepted(submit))
                        .by(SmppVersion.V50),
                SmppVersion.V50);
        if (refusal != Status.RINVREGDLVFLG) {
            add(
                    field(submit, name),
                    submit,
                    value,
                    ".3_4",
                    "is refused from a peer that speaks 3.4",
                    Exchange.of(
                                    SessionState.BOUND_TX,
                                    submit,
                                    usual -> usual.int8(name, value),
                                    Expectation.response(submit, refusal))
                            .by(SmppVersion.V34),
                    SmppVersion.V34);
        }
    }

    private void taken(Operation operation, String name, int... values) {
        for (int value : values) {
            Exchange exchange = Exchange.of(
                    SessionState.BOUND_TX, operation, usual -> usual.int8(name, value), Outcomes.usual(operation));
            add(field(operation, name), operation, value, "", "is taken", exchange, SmppVersion.V33);
        }
    }

    private void refused(Operation operation, String name, int... values) {
        Field field = field(operation, name);
        for (int value : values) {
            Exchange exchange = Exchange.of(
                    SessionState.BOUND_TX,
                    operation,
                    usual -> usual.int8(name, value),
                    Expectation.response(operation, field.status()));
            add(field, operation, value, "", "is refused: " + Status.name(field.status()), exchange, SmppVersion.V33);
        }
    }

    private void optional(Choice choice) {
        Operation submit = Operation.SUBMIT_SM;
        Expectation either = Expectation.accepted(submit).orResponse(submit, choice.statuses());
        Exchange exchange =
                Exchange.of(SessionState.BOUND_TX, submit, usual -> usual.int8(choice.field(), choice.value()), either);
        String title = "is taken or refused (both are legal): "
                + Arrays.toString(choice.refusals().stream().map(Status::name).toArray());
        add(field(submit, choice.field()), submit, choice.value(), "", title, exchange, SmppVersion.V33);
    }

    private void add(
            Field field,
            Operation operation,
            int value,
            String suffix,
            String what,
            Exchange exchange,
            SmppVersion version) {
        String hex = "0x" + Integer.toHexString(value);
        checks.add(Check.of(
                Family.VALUE,
                operation + "." + field + "." + hex + suffix,
                operation + " with " + field + " " + hex + " " + what,
                field.clause(),
                Needs.of(SessionState.BOUND_TX, operation).and(version),
                exchange));
    }

    private static Field field(Operation operation, String name) {
        return Layouts.of(operation).stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
