package io.needletail.routing;

import java.util.List;

/** A routing table that cannot be built, with everything that is wrong with it. */
public final class RouteTableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> errors;

    RouteTableException(List<String> errors) {
        super(String.join("; ", errors));
        this.errors = List.copyOf(errors);
    }

    /** One sentence each, naming the rule, the value and what is allowed. */
    public List<String> errors() {
        return errors;
    }
}
