package io.needletail.conformance.check;

import io.needletail.conformance.spec.Operation;
import io.needletail.conformance.spec.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The answers that are right; where the specifications leave a choice, several. Immutable. */
public final class Expectation {
    /** One right answer. */
    private record Choice(String text, Predicate<Answer> accepts, boolean refusal) {}

    private final List<Choice> choices;

    private Expectation(List<Choice> choices) {
        this.choices = List.copyOf(choices);
    }

    /** The operation's own response with one of these statuses. */
    public static Expectation response(Operation operation, int... statuses) {
        return new Expectation(List.of()).orResponse(operation, statuses);
    }

    /** ESME_ROK in the operation's own response. */
    public static Expectation accepted(Operation operation) {
        return response(operation, Status.ROK);
    }

    /** A generic_nack with one of these statuses. */
    public static Expectation nack(int... statuses) {
        return new Expectation(List.of()).orNack(statuses);
    }

    /** No answer at all. */
    public static Expectation silence() {
        return new Expectation(List.of()).orSilence();
    }

    /** The end of the connection. */
    public static Expectation closed() {
        return new Expectation(List.of()).orClosed();
    }

    /** Any status in the operation's own response but these. */
    public static Expectation anyBut(Operation operation, int... statuses) {
        String text = operation + "_resp with any status but " + Status.names(statuses);
        return new Expectation(List.of(
                new Choice(text, answer -> is(answer, operation.responseId()) && !hasStatus(answer, statuses), false)));
    }

    public Expectation orResponse(Operation operation, int... statuses) {
        return or(
                operation + "_resp " + Status.names(statuses),
                answer -> is(answer, operation.responseId()) && hasStatus(answer, statuses),
                !contains(statuses, Status.ROK));
    }

    public Expectation orAccepted(Operation operation) {
        return orResponse(operation, Status.ROK);
    }

    public Expectation orNack(int... statuses) {
        return or(
                "generic_nack " + Status.names(statuses),
                answer -> is(answer, Operation.GENERIC_NACK) && hasStatus(answer, statuses),
                true);
    }

    public Expectation orClosed() {
        return or("the connection closed", Answer.Closed.class::isInstance, false);
    }

    public Expectation orSilence() {
        return or("no answer", Answer.Nothing.class::isInstance, false);
    }

    /** True when one of the answers is right. */
    public boolean accepts(Answer answer) {
        return choices.stream().anyMatch(choice -> choice.accepts.test(answer));
    }

    /** True when a server that is not strict about refusals may answer so: anything but an end or silence. */
    boolean acceptsLeniently(Answer answer, Operation operation) {
        boolean refusals = choices.stream().anyMatch(Choice::refusal);
        return refusals && (is(answer, operation.responseId()) || is(answer, Operation.GENERIC_NACK));
    }

    boolean allowsSilence() {
        return accepts(new Answer.Nothing());
    }

    @Override
    public String toString() {
        return choices.stream().map(Choice::text).collect(Collectors.joining(", or "));
    }

    private Expectation or(String text, Predicate<Answer> accepts, boolean refusal) {
        List<Choice> all = new ArrayList<>(choices);
        all.add(new Choice(text, accepts, refusal));
        return new Expectation(all);
    }

    private static boolean is(Answer answer, int commandId) {
        return answer instanceof Answer.Got got && got.pdu().commandId() == commandId;
    }

    private static boolean hasStatus(Answer answer, int... statuses) {
        return answer instanceof Answer.Got got && contains(statuses, got.pdu().status());
    }

    private static boolean contains(int[] statuses, int status) {
        for (int one : statuses) {
            if (one == status) {
                return true;
            }
        }
        return false;
    }
}
