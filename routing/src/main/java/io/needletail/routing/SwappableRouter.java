package io.needletail.routing;

import io.needletail.api.account.Account;
import io.needletail.api.pdu.MessageView;
import io.needletail.api.route.RouteVerdict;
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
    public RouteVerdict route(MessageView message, Account account, long nowMillis) {
        return current.route(message, account, nowMillis);
    }
}
