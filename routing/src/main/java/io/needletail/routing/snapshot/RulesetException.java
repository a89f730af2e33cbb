package io.needletail.routing.snapshot;

import java.util.List;

/** A ruleset that cannot be compiled, with everything that is wrong with it. */
public final class RulesetException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<String> errors;
    private final transient List<String> warnings;

    RulesetException(List<String> errors, List<String> warnings) {
        super(String.join("; ", errors));
        this.errors = List.copyOf(errors);
        this.warnings = List.copyOf(warnings);
    }

    /** One sentence each: {@code file:line: rule NAME: what = 'value', allowed: ...}. */
    public List<String> errors() {
        return errors;
    }

    /** What would work, but hardly as meant. */
    public List<String> warnings() {
        return warnings;
    }
}
