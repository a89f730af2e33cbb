package io.needletail.routing;

import io.needletail.api.route.RouteDecision;
import io.needletail.api.route.RouteQuery;
import io.needletail.api.route.Router;

/**
 * A router whose snapshot is replaced while it works. Any thread may swap; shards see the new snapshot with their next
 * message, and each message is decided by one snapshot as a whole.
 */
public final class SwappableRouter implements Router {
    private volatile Router current;

    public SwappableRouter(Router first) {
        current = first;
    }

    /** Puts another snapshot in place. */
    public void swap(Router next) {
        current = next;
    }

    /** The snapshot that decides now. */
    public Router current() {
        return current;
    }

    @Override
    public void route(RouteQuery query, RouteDecision decision) {
        current.route(query, decision);
    }
}
