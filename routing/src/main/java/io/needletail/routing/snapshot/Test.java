package io.needletail.routing.snapshot;

/** A compiled condition. Immutable; any thread; allocates nothing. */
@FunctionalInterface
interface Test {
    boolean holds(MessageFacts facts);
}
