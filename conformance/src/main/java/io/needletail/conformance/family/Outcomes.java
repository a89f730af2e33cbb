package io.needletail.conformance.family;

import io.needletail.conformance.check.Expectation;
import io.needletail.conformance.spec.Operation;
import io.needletail.conformance.spec.Status;

/** What a request of the usual fields comes to. */
final class Outcomes {
    private Outcomes() {}

    /** Taken; or, of what is about a message, that there is no such message. */
    static Expectation usual(Operation operation) {
        return switch (operation) {
            case QUERY_SM -> Expectation.response(operation, Status.RQUERYFAIL, Status.RINVMSGID);
            case CANCEL_SM -> Expectation.response(operation, Status.RCANCELFAIL, Status.RINVMSGID);
            case REPLACE_SM -> Expectation.response(operation, Status.RREPLACEFAIL, Status.RINVMSGID);
            case QUERY_BROADCAST_SM -> Expectation.response(operation, Status.RBCASTQUERYFAIL, Status.RINVMSGID);
            case CANCEL_BROADCAST_SM -> Expectation.response(operation, Status.RBCASTCANCELFAIL, Status.RINVMSGID);
            default -> Expectation.accepted(operation);
        };
    }
}
