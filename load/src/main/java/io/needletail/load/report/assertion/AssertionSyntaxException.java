package io.needletail.load.report.assertion;

import java.io.Serial;
import java.util.List;

/** A text that is no list of assertions; every problem in it at once. */
public final class AssertionSyntaxException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // List.copyOf is serializable, its type does not say so
    private final List<String> problems;

    AssertionSyntaxException(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** One sentence for each bad part: the part and what is allowed. */
    public List<String> problems() {
        return problems;
    }
}
