package io.needletail.conformance.family;

import io.needletail.conformance.check.Check;
import io.needletail.conformance.check.Exchange;
import io.needletail.conformance.check.Expectation;
import io.needletail.conformance.check.Family;
import io.needletail.conformance.check.Needs;
import io.needletail.conformance.check.Template;
import io.needletail.conformance.spec.Field;
import io.needletail.conformance.spec.Layouts;
import io.needletail.conformance.spec.Operation;
import io.needletail.conformance.spec.SessionState;
import io.needletail.conformance.spec.Status;
import io.needletail.conformance.wire.Octets;
import java.util.ArrayList;
import java.util.List;

/** Every field of every request an ESME may send: the longest value, one too long, one without its NUL, none at all. */
final class FieldChecks {
    private static final List<Operation> REQUESTS = List.of(
            Operation.BIND_TRANSMITTER,
            Operation.BIND_RECEIVER,
            Operation.BIND_TRANSCEIVER,
            Operation.SUBMIT_SM,
            Operation.DATA_SM,
            Operation.SUBMIT_MULTI,
            Operation.QUERY_SM,
            Operation.CANCEL_SM,
            Operation.REPLACE_SM,
            Operation.BROADCAST_SM,
            Operation.QUERY_BROADCAST_SM,
            Operation.CANCEL_BROADCAST_SM);

    private FieldChecks() {}

    static List<Check> all() {
        List<Check> checks = new ArrayList<>();
        for (Operation operation : REQUESTS) {
            for (Field field : Layouts.of(operation)) {
                checks.add(missing(operation, field));
                if (field.kind() == Field.Kind.STRING) {
                    checks.add(longest(operation, field));
                    checks.add(tooLong(operation, field, field.max(), "too_long"));
                    checks.add(tooLong(operation, field, 300, "far_too_long"));
                    checks.add(unterminated(operation, field));
                }
            }
        }
        return checks;
    }

    private static Check missing(Operation operation, Field field) {
        Expectation cut = field.kind() == Field.Kind.TEXT
                ? refused(operation, Status.RINVMSGLEN, Status.RINVCMDLEN)
                : refused(operation, Status.RINVCMDLEN, field.status());
        return Check.of(
                Family.FIELD,
                operation + "." + field + ".missing",
                operation + " that ends before " + field + " is refused: " + cut,
                field.clause(),
                Needs.of(state(operation), operation),
                Exchange.raw(
                        state(operation),
                        operation,
                        target -> Template.of(operation, target).bodyBefore(field.name()),
                        cut));
    }

    private static Check longest(Operation operation, Field field) {
        int length = field.max() - 1;
        Expectation taken = field.name().equals("system_id") || field.name().equals("password")
                ? Expectation.anyBut(operation, Status.RINVCMDLEN, Status.RINVMSGLEN, Status.RINVPARLEN)
                : longestTaken(operation, field);
        return Check.of(
                Family.FIELD,
                operation + "." + field + ".longest",
                operation + " with a " + field + " of " + length + " characters: " + taken,
                field.clause(),
                Needs.of(state(operation), operation),
                Exchange.of(
                        state(operation), operation, usual -> usual.text(field.name(), filled(field, length)), taken));
    }

    private static Expectation longestTaken(Operation operation, Field field) {
        return switch (field.name()) {
            case "system_type" -> Expectation.accepted(operation).orResponse(operation, Status.RINVSYSTYP);
            case "service_type" ->
                Outcomes.usual(operation)
                        .orResponse(operation, Status.RINVSERTYP, Status.RSERTYPUNAUTH, Status.RSERTYPUNAVAIL);
            default -> Outcomes.usual(operation);
        };
    }

    private static Check tooLong(Operation operation, Field field, int length, String name) {
        Expectation refused = field.name().equals("address_range")
                ? Expectation.response(operation, Status.RINVCMDLEN, Status.RBINDFAIL, Status.RINVPARLEN)
                : Expectation.response(operation, field.status());
        return Check.of(
                Family.FIELD,
                operation + "." + field + "." + name,
                operation + " with a " + field + " of " + length + " characters is refused: " + refused,
                field.clause(),
                Needs.of(state(operation), operation),
                Exchange.of(
                        state(operation),
                        operation,
                        usual -> usual.text(field.name(), filled(field, length)),
                        refused));
    }

    private static Check unterminated(Operation operation, Field field) {
        Expectation refused = refused(operation, Status.RINVCMDLEN, field.status());
        byte[] text =
                new Octets().text(filled(field, Math.min(4, field.max() - 1))).toArray();
        return Check.of(
                Family.FIELD,
                operation + "." + field + ".unterminated",
                operation + " that ends within " + field + " is refused: " + refused,
                field.clause(),
                Needs.of(state(operation), operation),
                Exchange.raw(
                        state(operation),
                        operation,
                        target -> Octets.join(Template.of(operation, target).bodyBefore(field.name()), text),
                        refused));
    }

    private static Expectation refused(Operation operation, int... statuses) {
        return Expectation.response(operation, statuses).orNack(Status.RINVCMDLEN);
    }

    private static String filled(Field field, int length) {
        String characters = field.name().endsWith("_addr") || field.name().equals("message_id") ? "4" : "A";
        return characters.repeat(length);
    }

    private static SessionState state(Operation operation) {
        return operation.isBind() ? SessionState.OPEN : SessionState.BOUND_TX;
    }
}
