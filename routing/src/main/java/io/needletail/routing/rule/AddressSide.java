package io.needletail.routing.rule;

/** Which of a message's two addresses a condition or an action is about. */
public enum AddressSide {
    /** source_addr. */
    SOURCE,
    /** destination_addr. */
    DESTINATION
}
