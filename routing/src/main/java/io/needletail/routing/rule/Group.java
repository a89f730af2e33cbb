package io.needletail.routing.rule;

/**
 * A named group of destinations.
 *
 * @param name as rules and other groups call it; not the name of a destination
 * @param origin where it stands, {@code file:line}, for errors
 * @param expression how it chooses
 * @param sticky what keeps messages on one destination while that can be used
 */
public record Group(String name, String origin, GroupExpression expression, Sticky sticky) {
    /** What is drawn by: the parts of one long message stay together in any case. */
    public enum Sticky {
        /** Each message for itself. */
        NONE,
        /** Messages of one account. */
        ACCOUNT,
        /** Messages to one number. */
        NUMBER
    }
}
