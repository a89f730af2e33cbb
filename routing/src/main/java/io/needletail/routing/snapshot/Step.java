package io.needletail.routing.snapshot;

import io.needletail.api.route.RouteDecision;

/** A compiled action. Immutable; any thread; allocates nothing. */
@FunctionalInterface
interface Step {
    void apply(MessageFacts facts, RouteDecision decision);
}
