package io.needletail.routing.snapshot;

import java.util.List;

/**
 * A ruleset that could be compiled.
 *
 * @param router decides by it
 * @param warnings what works, but hardly as meant: {@code file:line: rule NAME: ...}
 */
public record CompiledRuleset(RuleSnapshot router, List<String> warnings) {
    public CompiledRuleset {
        warnings = List.copyOf(warnings);
    }
}
