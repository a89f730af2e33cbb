package io.needletail.routing.rule;

import java.util.List;

/**
 * One rule. It holds when all its conditions do, and always when it has none.
 *
 * @param name unique; shown in traces and metrics
 * @param origin where it stands, {@code file:line}, for errors and explanations
 * @param conditions all of which must hold
 * @param actions done in order
 * @param flow what comes after it
 */
public record Rule(String name, String origin, List<Condition> conditions, List<Action> actions, Flow flow) {
    /** What comes after a rule that held. */
    public enum Flow {
        /** Stops if the rule has a {@link Action.Final}, else goes on. */
        BY_ACTIONS,
        /** Nothing more is considered. What no rule has decided by then is refused. */
        STOP,
        /** The next rule; a later rule's final action takes the place of this one's. */
        CONTINUE
    }

    public Rule {
        conditions = List.copyOf(conditions);
        actions = List.copyOf(actions);
    }

    /** True if the rules behind it are considered although it held. */
    public boolean continues() {
        return flow == Flow.CONTINUE
                || flow == Flow.BY_ACTIONS && actions.stream().noneMatch(Action.Final.class::isInstance);
    }
}
